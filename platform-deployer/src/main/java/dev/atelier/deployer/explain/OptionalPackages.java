package dev.atelier.deployer.explain;

import org.osgi.framework.Bundle;
import org.osgi.framework.namespace.PackageNamespace;
import org.osgi.framework.wiring.BundleRequirement;
import org.osgi.framework.wiring.BundleRevision;

/** Packages that a bundle uses where they are there, and does without where not. */
final class OptionalPackages {
    private OptionalPackages() {}

    /** Whether a class could not be loaded because such a package is missing. */
    static boolean isOneMissing(Bundle bundle, LinkageError error) {
        String missing = String.valueOf(error.getMessage()).replace('/', '.');
        return bundle.adapt(BundleRevision.class).getDeclaredRequirements(PackageNamespace.PACKAGE_NAMESPACE).stream()
                .filter(need -> "optional".equals(need.getDirectives().get("resolution")))
                .map((BundleRequirement need) -> Need.of(need).name())
                .anyMatch(name -> missing.startsWith(name + "."));
    }
}
