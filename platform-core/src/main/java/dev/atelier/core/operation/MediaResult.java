package dev.atelier.core.operation;

import dev.atelier.core.MicroDollars;
import dev.atelier.core.Parameters;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a provider made. Typed results ({@link Transcript}, {@link KeyAnalysis}, {@link ChatReply}) are views of the
 * details.
 *
 * @param artifacts the files, in order; empty for answers in words
 * @param details facts and text: revised_prompt, text, segments, …
 * @param units what was used, by price unit name, for example {@code output_token → 1056}; priced by the catalogue
 * @param vendorCost what the vendor says it cost; wins over the catalogue
 * @param warnings sentences for the caller, for example of a parameter that was ignored
 */
public record MediaResult(
        List<Artifact> artifacts,
        Parameters details,
        Map<String, Long> units,
        Optional<MicroDollars> vendorCost,
        List<String> warnings) {

    public MediaResult {
        artifacts = List.copyOf(artifacts);
        units = Map.copyOf(units);
        warnings = List.copyOf(warnings);
    }

    public static MediaResult of(Artifact... artifacts) {
        return new MediaResult(List.of(artifacts), Parameters.EMPTY, Map.of(), Optional.empty(), List.of());
    }

    public static MediaResult of(Parameters details) {
        return new MediaResult(List.of(), details, Map.of(), Optional.empty(), List.of());
    }

    public MediaResult withDetails(Parameters facts) {
        return new MediaResult(artifacts, details.merge(facts), units, vendorCost, warnings);
    }

    public MediaResult withUnits(Map<String, Long> used) {
        return new MediaResult(artifacts, details, used, vendorCost, warnings);
    }

    public MediaResult withVendorCost(MicroDollars cost) {
        return new MediaResult(artifacts, details, units, Optional.of(cost), warnings);
    }

    public MediaResult withWarning(String sentence) {
        List<String> more = new ArrayList<>(warnings);
        more.add(sentence);
        return new MediaResult(artifacts, details, units, vendorCost, more);
    }
}
