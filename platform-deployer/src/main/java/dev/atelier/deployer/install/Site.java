package dev.atelier.deployer.install;

import java.nio.file.Path;
import java.util.Optional;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;

/**
 * Where a deployer works.
 *
 * @param context of the deployer's own bundle
 * @param home the directory with {@code conf}, {@code data} and {@code deploy}
 * @param dist the distribution's directory
 */
public record Site(BundleContext context, Path home, Path dist) {
    /** The place that the framework's properties name. */
    public static Site of(BundleContext context) {
        Path home = Path.of(property(context, "atelier.home").orElse(".")).toAbsolutePath();
        Path dist = property(context, "atelier.dist").map(Path::of).orElse(home);
        return new Site(context, home, dist.toAbsolutePath());
    }

    /** The context of the system bundle, which outlives the deployer. */
    public BundleContext system() {
        return context.getBundle(Constants.SYSTEM_BUNDLE_LOCATION).getBundleContext();
    }

    public Bundle self() {
        return context.getBundle();
    }

    private static Optional<String> property(BundleContext context, String name) {
        return Optional.ofNullable(context.getProperty(name));
    }
}
