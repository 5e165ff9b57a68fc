package dev.atelier.core.registry;

import java.util.List;
import java.util.Optional;

/**
 * A provider as an operator sees it.
 *
 * @param id the provider's id
 * @param title for people
 * @param bundle symbolic name of its bundle
 * @param bundleId the framework's id of that bundle
 * @param version version of that bundle
 * @param state where it is
 * @param detail the missing setting or the reason, where it is not ready
 * @param models ids of its models
 * @param load how it has done
 */
public record ProviderStatus(
        String id,
        String title,
        String bundle,
        long bundleId,
        String version,
        State state,
        Optional<String> detail,
        List<String> models,
        Load load) {
    /** Where a provider is. */
    public enum State {
        /** Takes calls. */
        READY,
        /** Lacks a setting. */
        UNCONFIGURED,
        /** Failed its probe, or says that it cannot work. */
        FAILING,
        /** An older version that finishes its calls, or stands by behind a newer one. */
        DRAINING
    }

    /**
     * How a provider has done since it was bound.
     *
     * @param inFlight leases held now
     * @param calls steps that ended
     * @param failures how many of them failed
     * @param p50Millis median time of a step
     * @param p95Millis time that 95 of 100 steps keep within
     * @param p99Millis time that 99 of 100 steps keep within
     */
    public record Load(long inFlight, long calls, long failures, double p50Millis, double p95Millis, double p99Millis) {
        /** Steps that did not fail, 0 to 1; 1 when there were none. */
        public double successRate() {
            return calls == 0 ? 1 : (double) (calls - failures) / calls;
        }
    }

    public ProviderStatus {
        models = List.copyOf(models);
    }
}
