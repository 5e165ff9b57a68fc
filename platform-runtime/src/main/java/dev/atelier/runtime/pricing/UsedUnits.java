package dev.atelier.runtime.pricing;

import dev.atelier.core.Parameters;
import dev.atelier.core.model.PriceUnit;
import dev.atelier.core.operation.Artifact;
import dev.atelier.core.operation.MediaResult;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/** How many units a result used: as the provider says, else as far as result and request tell. */
final class UsedUnits {
    private UsedUnits() {}

    static Map<PriceUnit, Long> of(Parameters request, MediaResult result) {
        Map<PriceUnit, Long> units = new EnumMap<>(PriceUnit.class);
        infer(request, result, units);
        for (PriceUnit unit : PriceUnit.values()) {
            Optional.ofNullable(result.units().get(unit.key())).ifPresent(count -> units.put(unit, count));
        }
        return units;
    }

    private static void infer(Parameters request, MediaResult result, Map<PriceUnit, Long> units) {
        AskedUnits asked = new AskedUnits(request);
        units.put(PriceUnit.CALL, 1L);
        asked.characters().ifPresent(count -> units.put(PriceUnit.CHARACTER, count));
        long images = images(result);
        if (images > 0) {
            units.put(PriceUnit.IMAGE, images);
            asked.megapixelsEach().ifPresent(each -> units.put(PriceUnit.MEGAPIXEL, each * images));
        }
        AskedUnits made = new AskedUnits(result.details());
        made.seconds().or(asked::seconds).ifPresent(seconds -> {
            units.put(PriceUnit.SECOND, seconds);
            units.put(PriceUnit.MINUTE, AskedUnits.minutes(seconds));
        });
    }

    private static long images(MediaResult result) {
        return result.artifacts().stream().filter(UsedUnits::isImage).count();
    }

    private static boolean isImage(Artifact artifact) {
        return artifact.content().type().isImage() && !artifact.role().equals("thumbnail");
    }
}
