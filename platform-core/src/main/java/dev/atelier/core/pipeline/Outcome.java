package dev.atelier.core.pipeline;

import dev.atelier.core.MicroDollars;
import dev.atelier.core.Parameters;
import java.util.List;
import java.util.Map;

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

    /**
     * The same outcome as a cache gives it: at no cost. The details say under {@code saved} what it cost the first time,
     * where that is known.
     */
    public Outcome asCached() {
        Parameters told = priced && !cached
                ? details.with("saved", Map.of("micro_usd", cost.amount(), "usd", cost.toDecimal()))
                : details;
        return new Outcome(
                provider, model, requestedModel, parameters, outputs, told, MicroDollars.ZERO, priced, true, warnings);
    }

    public Outcome withOutputs(List<Output> files) {
        return new Outcome(provider, model, requestedModel, parameters, files, details, cost, priced, cached, warnings);
    }
}
