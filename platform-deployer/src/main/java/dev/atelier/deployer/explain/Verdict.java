package dev.atelier.deployer.explain;

import java.util.List;

/**
 * What a look at a bundle's components found.
 *
 * @param faults sentences that speak against the bundle
 * @param notes sentences worth knowing
 */
public record Verdict(List<String> faults, List<String> notes) {
    public Verdict {
        faults = List.copyOf(faults);
        notes = List.copyOf(notes);
    }
}
