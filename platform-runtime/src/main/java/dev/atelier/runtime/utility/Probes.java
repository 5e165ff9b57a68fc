package dev.atelier.runtime.utility;

import dev.atelier.core.Parameters;
import dev.atelier.core.media.MediaContent;
import dev.atelier.core.media.MediaInfo;
import dev.atelier.core.media.MediaType;
import dev.atelier.core.utility.MediaProbe;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;

/** All probes as one: the highest ranking that knows the bytes answers. */
@Component(service = Probes.class)
public final class Probes {
    private final Ranked<MediaProbe> probes = new Ranked<>();

    @Activate
    public Probes() {}

    @Reference(
            cardinality = ReferenceCardinality.MULTIPLE,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    public void addProbe(MediaProbe probe, Map<String, Object> properties) {
        probes.add(probe, properties);
    }

    public void removeProbe(MediaProbe probe) {
        probes.remove(probe);
    }

    public Optional<MediaType> detect(byte[] head) {
        return probes.all().stream()
                .flatMap(probe -> probe.detect(head).stream())
                .findFirst();
    }

    public Optional<MediaInfo> probe(MediaContent content) {
        return probes.all().stream()
                .flatMap(probe -> probe.probe(content).stream())
                .findFirst();
    }

    /** What a look into bytes told, as facts of an asset or output. */
    public static Parameters facts(MediaInfo info) {
        return Parameters.EMPTY
                .with("width", boxed(info.width()))
                .with("height", boxed(info.height()))
                .with("duration", info.duration().map(Probes::seconds).orElse(null))
                .with("sample_rate", boxed(info.sampleRate()))
                .with("channels", boxed(info.channels()))
                .with("fps", boxed(info.framesPerSecond()));
    }

    private static @Nullable Integer boxed(OptionalInt value) {
        return value.isPresent() ? value.getAsInt() : null;
    }

    private static @Nullable Double boxed(OptionalDouble value) {
        return value.isPresent() ? value.getAsDouble() : null;
    }

    private static double seconds(Duration duration) {
        return duration.toMillis() / 1000.0;
    }
}
