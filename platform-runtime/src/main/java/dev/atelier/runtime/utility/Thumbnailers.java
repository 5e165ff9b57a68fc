package dev.atelier.runtime.utility;

import dev.atelier.core.media.MediaType;
import dev.atelier.core.utility.Thumbnailer;
import java.util.Map;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;

/** All that make small pictures: the highest ranking that knows a type makes those of that type. */
@Component(service = Thumbnailers.class)
public final class Thumbnailers {
    private final Ranked<Thumbnailer> thumbnailers = new Ranked<>();

    @Activate
    public Thumbnailers() {}

    @Reference(
            cardinality = ReferenceCardinality.MULTIPLE,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    public void add(Thumbnailer thumbnailer, Map<String, Object> properties) {
        thumbnailers.add(thumbnailer, properties);
    }

    public void remove(Thumbnailer thumbnailer) {
        thumbnailers.remove(thumbnailer);
    }

    public Optional<Thumbnailer> of(MediaType type) {
        return thumbnailers.all().stream()
                .filter(thumbnailer -> thumbnailer.knows(type))
                .findFirst();
    }
}
