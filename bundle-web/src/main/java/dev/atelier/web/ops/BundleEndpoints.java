package dev.atelier.web.ops;

import dev.atelier.core.deploy.BundleStatus;
import dev.atelier.core.deploy.DeploymentReport;
import dev.atelier.core.deploy.Deployments;
import dev.atelier.core.error.ErrorKind;
import dev.atelier.core.error.MediaException;
import dev.atelier.core.registry.ProviderStatus;
import dev.atelier.web.http.Endpoint;
import dev.atelier.web.http.Envelope;
import dev.atelier.web.http.Exchange;
import dev.atelier.web.http.Handler;
import dev.atelier.web.http.LocalCaller;
import dev.atelier.web.http.Reply;
import dev.atelier.web.json.Data;
import dev.atelier.web.platform.Platform;
import dev.atelier.web.platform.Slot;
import java.io.IOException;
import java.util.List;

/** Shows, installs, replaces and removes bundles. */
public final class BundleEndpoints {
    private static final int HISTORY = 100;

    private final Platform platform;

    private BundleEndpoints(Platform platform) {
        this.platform = platform;
    }

    public static List<Endpoint> of(Platform platform) {
        Slot<Deployments> needed = platform.deployments();
        BundleEndpoints bundles = new BundleEndpoints(platform);
        return List.of(
                Endpoint.of("GET", "/ops/bundles", Handler.waiting(bundles::list), needed),
                Endpoint.of("POST", "/ops/bundles", changing(bundles::deploy), needed),
                Endpoint.of("GET", "/ops/bundles/{name}", Handler.waiting(bundles::show), needed),
                Endpoint.of("DELETE", "/ops/bundles/{name}", changing(bundles::undeploy), needed),
                Endpoint.of("POST", "/ops/bundles/{name}/start", changing(bundles::start), needed),
                Endpoint.of("POST", "/ops/bundles/{name}/stop", changing(bundles::stop), needed),
                Endpoint.of("POST", "/ops/bundles/{name}/rollback", changing(bundles::rollback), needed),
                Endpoint.of("GET", "/ops/deployments", Handler.waiting(bundles::history), needed));
    }

    /** A change may be the replacement of this very bundle, which must not wait for the change's own answer. */
    private static Handler changing(Handler change) {
        return Handler.waiting(exchange -> {
            exchange.uncounted();
            change.handle(exchange);
        });
    }

    private Deployments deployments() {
        return platform.deployments().require();
    }

    private void list(Exchange exchange) {
        List<ProviderStatus> providers = providers();
        List<Data> bundles = deployments().bundles().stream()
                .map(bundle -> BundleView.bundle(bundle, providers))
                .toList();
        exchange.answer(Envelope.ok(new Data().with("bundles", bundles)));
    }

    /** Where two versions run side by side, the one that comes first in the deployer's list is the bundle. */
    private void show(Exchange exchange) {
        String name = exchange.variable("name");
        List<ProviderStatus> providers = providers();
        List<BundleStatus> versions = deployments().bundles().stream()
                .filter(bundle -> bundle.name().equals(name))
                .toList();
        if (versions.isEmpty()) {
            throw new MediaException(ErrorKind.NOT_FOUND, "there is no bundle " + name);
        }
        Data data = BundleView.bundle(newest(versions), providers);
        if (versions.size() > 1) {
            data.with(
                    "versions",
                    versions.stream()
                            .map(bundle -> BundleView.bundle(bundle, providers))
                            .toList());
        }
        exchange.answer(Envelope.ok(data));
    }

    private static BundleStatus newest(List<BundleStatus> versions) {
        return versions.stream()
                .reduce((one, other) -> one.id() > other.id() ? one : other)
                .orElseThrow();
    }

    private List<ProviderStatus> providers() {
        return platform.directory().get().stream()
                .flatMap(directory -> directory.providers().stream())
                .toList();
    }

    private void deploy(Exchange exchange) throws IOException {
        boolean dryRun = exchange.query().flag("dry_run");
        DeploymentReport report;
        try (ReceivedJar jar = ReceivedJar.from(exchange)) {
            report = deployments().deploy(jar.file(), dryRun, LocalCaller.NAME);
        }
        exchange.answer(Envelope.ok(BundleView.report(report)));
    }

    private void undeploy(Exchange exchange) {
        exchange.answer(
                Envelope.ok(BundleView.report(deployments().undeploy(exchange.variable("name"), LocalCaller.NAME))));
    }

    private void rollback(Exchange exchange) {
        exchange.answer(
                Envelope.ok(BundleView.report(deployments().rollback(exchange.variable("name"), LocalCaller.NAME))));
    }

    private void start(Exchange exchange) {
        exchange.answer(changed(deployments().start(exchange.variable("name"), LocalCaller.NAME)));
    }

    private void stop(Exchange exchange) {
        exchange.answer(changed(deployments().stop(exchange.variable("name"), LocalCaller.NAME)));
    }

    private Reply changed(BundleStatus bundle) {
        return Envelope.ok(BundleView.bundle(bundle, providers()));
    }

    private void history(Exchange exchange) {
        int limit = (int) exchange.query().integer("limit", 1, 1000).orElse(HISTORY);
        List<Data> records = deployments().history(limit).stream()
                .map(BundleView::deployment)
                .toList();
        exchange.answer(Envelope.ok(new Data().with("deployments", records)));
    }
}
