package dev.atelier.core.pipeline;

import dev.atelier.core.MicroDollars;
import dev.atelier.core.Parameters;
import java.util.List;

/**
 * A call that succeeded, as data that can be stored.
 *
 * @param provider the provider's id
 * @param model the model that was really used
 * @param requestedModel the name that was asked for
 * @param parameters the effective parameters, defaults filled in
 * @param outputs the files
 * @param details text and facts, see {@link dev.atelier.core.operation.MediaResult}
 * @param cost what it cost the caller
 * @param priced false when neither vendor nor catalogue knows a price; the cost is zero then
 * @param cached whether it came from the cache
 * @param warnings sentences for the caller
 */
public record Outcome(
        String provider,
        String model,
        String requestedModel,
        Parameters parameters,
        List<Output> outputs,
        Parameters details,
        MicroDollars cost,
        boolean priced,
        boolean cached,
        List<String> warnings) {
    public Outcome {
        outputs = List.copyOf(outputs);
        warnings = List.copyOf(warnings);
    }

    /** The same outcome as a cache gives it: at no cost. */
    public Outcome asCached() {
        return new Outcome(
                provider,
                model,
                requestedModel,
                parameters,
                outputs,
                details,
                MicroDollars.ZERO,
                priced,
                true,
                warnings);
    }
}
