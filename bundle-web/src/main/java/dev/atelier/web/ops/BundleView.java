package dev.atelier.web.ops;

import dev.atelier.core.deploy.BundleStatus;
import dev.atelier.core.deploy.DeploymentRecord;
import dev.atelier.core.deploy.DeploymentReport;
import dev.atelier.core.registry.ProviderStatus;
import dev.atelier.web.json.Data;
import java.util.List;

/** Shows bundles and what was done with them. */
final class BundleView {
    private BundleView() {}

    /** @param providers the directory's, of which those of this bundle are shown */
    static Data bundle(BundleStatus bundle, List<ProviderStatus> providers) {
        List<ProviderStatus> own = providers.stream()
                .filter(provider -> provider.bundleId() == bundle.id())
                .toList();
        return new Data()
                .with("name", bundle.name())
                .with("version", bundle.version())
                .with("id", bundle.id())
                .with("state", bundle.state())
                .with("reason", bundle.reason())
                .with("location", bundle.location())
                .with("digest", bundle.digest())
                .with("provides", bundle.provides())
                .with("providers", own.stream().map(ProviderStatus::id).toList())
                .with(
                        "models",
                        own.stream()
                                .flatMap(provider -> provider.models().stream())
                                .toList())
                .with(
                        "leases",
                        own.stream()
                                .mapToLong(provider -> provider.load().inFlight())
                                .sum());
    }

    static Data report(DeploymentReport report) {
        return new Data()
                .with("name", report.name())
                .with("version", report.version())
                .withNullable("replaced", report.replaced())
                .with("adds", report.adds())
                .with("refreshed", report.refreshed())
                .with("millis", report.millis())
                .with("dry_run", report.dryRun())
                .with("notes", report.notes());
    }

    static Data deployment(DeploymentRecord record) {
        return new Data()
                .with("at", record.at())
                .with("who", record.who())
                .with("action", record.action())
                .with("name", record.name())
                .with("version", record.version())
                .with("digest", record.digest())
                .with("outcome", record.outcome())
                .with("reason", record.reason())
                .with("millis", record.millis());
    }
}
