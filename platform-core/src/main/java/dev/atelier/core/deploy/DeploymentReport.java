package dev.atelier.core.deploy;

import java.util.List;
import java.util.Optional;

/**
 * What a deployment did, or would do.
 *
 * @param name the bundle's symbolic name
 * @param version its version; of a removal, the version that went
 * @param replaced the version that it took the place of
 * @param adds operations and models that it brings, as {@code operation:image.generate} and {@code model:sandbox}
 * @param refreshed symbolic names of the bundles that were touched
 * @param millis from the start of the change until it was in force
 * @param dryRun whether it was only explained
 * @param notes sentences worth knowing, for example of a component that lacks its configuration
 */
public record DeploymentReport(
        String name,
        String version,
        Optional<String> replaced,
        List<String> adds,
        List<String> refreshed,
        long millis,
        boolean dryRun,
        List<String> notes) {
    public DeploymentReport {
        adds = List.copyOf(adds);
        refreshed = List.copyOf(refreshed);
        notes = List.copyOf(notes);
    }
}
