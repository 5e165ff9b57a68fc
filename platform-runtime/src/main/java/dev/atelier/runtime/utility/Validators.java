package dev.atelier.runtime.utility;

import dev.atelier.core.media.MediaContent;
import dev.atelier.core.utility.MediaValidator;
import java.util.Map;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;

/** All validators as one: each may refuse. */
@Component(service = Validators.class)
public final class Validators {
    private final Ranked<MediaValidator> validators = new Ranked<>();

    @Activate
    public Validators() {}

    @Reference(
            cardinality = ReferenceCardinality.AT_LEAST_ONE,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    public void addValidator(MediaValidator validator, Map<String, Object> properties) {
        validators.add(validator, properties);
    }

    public void removeValidator(MediaValidator validator) {
        validators.remove(validator);
    }

    /**
     * Lets media pass that nobody refuses.
     *
     * @param field the request field to name in the error
     * @throws dev.atelier.core.error.MediaException as {@link MediaValidator#validate} says
     */
    public void validate(String field, MediaContent content) {
        validators.all().forEach(validator -> validator.validate(field, content));
    }
}
