package dev.atelier.core.operation;

import dev.atelier.core.Parameters;
import dev.atelier.core.media.MediaSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a caller asks for, in the one form that every operation shares: it can be validated, hashed, stored and resumed
 * without knowing the operation. The typed requests of this package ({@link ImageGeneration}, {@link
 * VideoGeneration}, …) are views of it.
 *
 * @param operation what to do
 * @param model the model's name as the caller wrote it; resolved by the platform
 * @param parameters prompt, size, seed, …: all that the model's schema describes
 * @param inputs pictures, sound and video by role, for example {@code mask}
 */
public record MediaRequest(
        Operation operation, String model, Parameters parameters, Map<String, List<MediaSource>> inputs) {

    public MediaRequest {
        Map<String, List<MediaSource>> copy = new LinkedHashMap<>();
        inputs.forEach((role, sources) -> {
            if (!sources.isEmpty()) {
                copy.put(role, List.copyOf(sources));
            }
        });
        inputs = java.util.Collections.unmodifiableMap(copy);
    }

    /** A request without media inputs. */
    public static MediaRequest of(Operation operation, String model, Parameters parameters) {
        return new MediaRequest(operation, model, parameters, Map.of());
    }

    /** The sources in a role; empty when none was given. */
    public List<MediaSource> inputs(String role) {
        return inputs.getOrDefault(role, List.of());
    }

    /** The first source in a role, or null. */
    public @Nullable MediaSource input(String role) {
        List<MediaSource> sources = inputs(role);
        return sources.isEmpty() ? null : sources.get(0);
    }

    public MediaRequest withParameters(Parameters replaced) {
        return new MediaRequest(operation, model, replaced, inputs);
    }

    public MediaRequest withInputs(Map<String, List<MediaSource>> replaced) {
        return new MediaRequest(operation, model, parameters, replaced);
    }
}
