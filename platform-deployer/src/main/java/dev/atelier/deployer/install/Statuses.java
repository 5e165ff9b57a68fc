package dev.atelier.deployer.install;

import dev.atelier.core.deploy.BundleStatus;
import dev.atelier.deployer.explain.Components;
import dev.atelier.deployer.explain.Unresolved;
import dev.atelier.launcher.state.DesiredBundle;
import dev.atelier.launcher.state.StoredJar;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.Bundle;
import org.osgi.framework.Constants;
import org.osgi.framework.ServiceReference;

/** Describes the installed bundles as operators see them. */
public final class Statuses {
    private final Site site;
    private final Shelf shelf;
    private final Components components;

    Statuses(Site site, Shelf shelf, Components components) {
        this.site = site;
        this.shelf = shelf;
        this.components = components;
    }

    /** Every bundle but the framework itself, by name. */
    public List<BundleStatus> all() {
        Known known = shelf.known();
        return Arrays.stream(site.system().getBundles())
                .filter(bundle -> bundle.getBundleId() != 0)
                .map(bundle -> of(bundle, known))
                .sorted(Comparator.comparing(BundleStatus::name).thenComparing(BundleStatus::id))
                .toList();
    }

    /** The version under a name that runs, or the newest installed. */
    public BundleStatus named(String name) {
        return of(new Bundles(site.system()).current(name).orElseThrow(), shelf.known());
    }

    private BundleStatus of(Bundle bundle, Known known) {
        Optional<StoredJar> jar = known.jarOf(bundle);
        return new BundleStatus(
                bundle.getBundleId(),
                String.valueOf(bundle.getSymbolicName()),
                bundle.getVersion().toString(),
                state(bundle.getState()),
                jar.map(stored -> stored.origin().word() + " " + stored.file()).orElse(bundle.getLocation()),
                jar.map(StoredJar::digest),
                provides(bundle),
                reason(bundle, known));
    }

    private static String state(int state) {
        return switch (state) {
            case Bundle.ACTIVE -> "active";
            case Bundle.STARTING -> "starting";
            case Bundle.STOPPING -> "stopping";
            case Bundle.RESOLVED -> "resolved";
            default -> "installed";
        };
    }

    private static List<String> provides(Bundle bundle) {
        Set<String> names = new TreeSet<>();
        ServiceReference<?>[] services =
                bundle.getState() == Bundle.UNINSTALLED ? null : bundle.getRegisteredServices();
        if (services != null) {
            for (ServiceReference<?> service : services) {
                names.addAll(List.of((String[]) service.getProperty(Constants.OBJECTCLASS)));
            }
        }
        return List.copyOf(names);
    }

    private Optional<String> reason(Bundle bundle, Known known) {
        String host = bundle.getHeaders("").get(Constants.FRAGMENT_HOST);
        boolean stopped = known.state()
                .find(String.valueOf(bundle.getSymbolicName()))
                .filter(DesiredBundle::stopped)
                .isPresent();
        return switch (bundle.getState()) {
            case Bundle.ACTIVE -> components.problems(bundle).stream().findFirst();
            case Bundle.STOPPING -> Optional.of("it finishes its calls in flight");
            case Bundle.STARTING -> Optional.of("its start has not returned yet");
            case Bundle.UNINSTALLED -> Optional.of("it was removed");
            default -> Optional.of(notRunning(bundle, host, stopped));
        };
    }

    private String notRunning(Bundle bundle, @Nullable String host, boolean stopped) {
        if (host != null && bundle.getState() == Bundle.RESOLVED) {
            return "it is a fragment and part of " + host.split(";")[0].trim();
        } else if (stopped) {
            return "an operator stopped it";
        }
        return new Unresolved(site.system())
                .missing(bundle).stream()
                        .findFirst()
                        .orElse("it was not started, or its start failed; start it to see why");
    }
}
