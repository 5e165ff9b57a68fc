package dev.atelier.deployer.explain;

import java.util.Optional;
import java.util.function.Predicate;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.wiring.BundleCapability;
import org.osgi.framework.wiring.BundleRequirement;
import org.osgi.framework.wiring.BundleRevision;
import org.osgi.framework.wiring.BundleWire;
import org.osgi.framework.wiring.BundleWiring;
import org.osgi.framework.wiring.FrameworkWiring;

/** Looks whether the bundles wired to one could live with another version of it. */
public final class Importers {
    private final FrameworkWiring wiring;

    /** The importers in a framework; the context is that of the system bundle. */
    public Importers(BundleContext system) {
        this.wiring = system.getBundle().adapt(FrameworkWiring.class);
    }

    /** The sentence about a bundle that would lose what it needs, if there is one. */
    public Optional<String> whoBreaks(Bundle old, Bundle fresh) {
        BundleWiring wires = old.adapt(BundleWiring.class);
        if (wires == null) {
            return Optional.empty();
        }
        return wires.getProvidedWires(null).stream()
                .filter(wire -> !wire.getRequirer().getBundle().equals(old))
                .filter(wire ->
                        !"optional".equals(wire.getRequirement().getDirectives().get("resolution")))
                .filter(Predicate.not(wire -> isMet(wire.getRequirement(), old, fresh)))
                .findFirst()
                .map(wire -> sentence(wire, fresh));
    }

    private boolean isMet(BundleRequirement need, Bundle old, Bundle fresh) {
        BundleRevision revision = fresh.adapt(BundleRevision.class);
        return revision.getDeclaredCapabilities(need.getNamespace()).stream().anyMatch(need::matches)
                || wiring.findProviders(need).stream()
                        .map(BundleCapability::getRevision)
                        .anyMatch(other -> !other.getBundle().equals(old));
    }

    private static String sentence(BundleWire wire, Bundle fresh) {
        Bundle user = wire.getRequirer().getBundle();
        Need need = Need.of(wire.getRequirement());
        String subject = fresh.getSymbolicName() + " " + fresh.getVersion();
        String what = need.namespace().equals("osgi.wiring.package") ? "package " : need.namespace() + " ";
        return subject + " would break " + user.getSymbolicName() + " " + user.getVersion() + ", which needs " + what
                + need.name() + need.versions() + "; deploy a version of " + user.getSymbolicName()
                + " that can do with it, or undeploy it, first";
    }
}
