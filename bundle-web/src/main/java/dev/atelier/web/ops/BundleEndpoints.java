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
import dev.atelier.web.json.Data;
import dev.atelier.web.platform.Platform;
import dev.atelier.web.platform.Slot;
import java.io.IOException;
import java.util.List;
import java.util.function.Function;

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
                Endpoint.of("POST", "/ops/bundles", Handler.waiting(bundles::deploy), needed),
                Endpoint.of("GET", "/ops/bundles/{name}", Handler.waiting(bundles::show), needed),
                Endpoint.of("DELETE", "/ops/bundles/{name}", Handler.waiting(bundles::undeploy), needed),
                Endpoint.of("POST", "/ops/bundles/{name}/start", Handler.waiting(bundles::start), needed),
                Endpoint.of("POST", "/ops/bundles/{name}/stop", Handler.waiting(bundles::stop), needed),
                Endpoint.of("POST", "/ops/bundles/{name}/rollback", Handler.waiting(bundles::rollback), needed),
                Endpoint.of("GET", "/ops/deployments", Handler.waiting(bundles::history), needed));
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
        ReceivedJar jar = ReceivedJar.from(exchange);
        String name = jar.symbolicName();
        if (!dryRun && OwnReplacement.follows(name)) {
            OwnReplacement.make(exchange, name, () -> deploy(jar, false));
        } else {
            exchange.answer(Envelope.ok(BundleView.report(deploy(jar, dryRun))));
        }
    }

    private DeploymentReport deploy(ReceivedJar jar, boolean dryRun) {
        try (jar) {
            return deployments().deploy(jar.file(), dryRun, LocalCaller.NAME);
        }
    }

    private void undeploy(Exchange exchange) {
        change(exchange, name -> BundleView.report(deployments().undeploy(name, LocalCaller.NAME)));
    }

    private void rollback(Exchange exchange) {
        change(exchange, name -> BundleView.report(deployments().rollback(name, LocalCaller.NAME)));
    }

    private void stop(Exchange exchange) {
        change(exchange, name -> BundleView.bundle(deployments().stop(name, LocalCaller.NAME), providers()));
    }

    private static void change(Exchange exchange, Function<String, Data> change) {
        String name = exchange.variable("name");
        if (OwnReplacement.follows(name)) {
            OwnReplacement.make(exchange, name, () -> {
                Data unused = change.apply(name);
            });
        } else {
            exchange.answer(Envelope.ok(change.apply(name)));
        }
    }

    private void start(Exchange exchange) {
        BundleStatus started = deployments().start(exchange.variable("name"), LocalCaller.NAME);
        exchange.answer(Envelope.ok(BundleView.bundle(started, providers())));
    }

    private void history(Exchange exchange) {
        int limit = (int) exchange.query().integer("limit", 1, 1000).orElse(HISTORY);
        List<Data> records = deployments().history(limit).stream()
                .map(BundleView::deployment)
                .toList();
        exchange.answer(Envelope.ok(new Data().with("deployments", records)));
    }
}
