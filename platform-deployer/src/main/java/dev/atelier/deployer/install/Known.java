package dev.atelier.deployer.install;

import dev.atelier.launcher.state.BootBundle;
import dev.atelier.launcher.state.DesiredBundle;
import dev.atelier.launcher.state.DesiredState;
import dev.atelier.launcher.state.JarStore;
import dev.atelier.launcher.state.Origin;
import dev.atelier.launcher.state.ShippedJar;
import dev.atelier.launcher.state.StoredJar;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.osgi.framework.Bundle;

/**
 * What is desired and what is shipped, at one moment.
 *
 * @param state what is desired
 * @param shipped the distribution's jars
 */
public record Known(DesiredState state, List<ShippedJar> shipped) {
    /** Which jar an installed bundle was made from, if it can be told. */
    public Optional<StoredJar> jarOf(Bundle bundle) {
        String name = bundle.getSymbolicName();
        String location = bundle.getLocation().replaceFirst("#\\d+$", "");
        Stream<StoredJar> desired = state.find(name).stream().flatMap(DesiredBundle::jars);
        Stream<StoredJar> delivered =
                shipped.stream().filter(jar -> jar.name().equals(name)).map(ShippedJar::stored);
        return Stream.concat(desired, delivered)
                .filter(jar -> location.equals(BootBundle.location(name, jar.version(), jar.digest())))
                .findFirst()
                .or(() -> fromFile(bundle));
    }

    /** The file that a bundle was installed from by another than the deployer. */
    static Optional<Path> file(Bundle bundle) {
        String location = bundle.getLocation().replaceFirst("^reference:", "");
        return location.startsWith("file:")
                ? Optional.of(Path.of(location.replaceFirst("^file:/*", "/"))).filter(Files::isRegularFile)
                : Optional.empty();
    }

    private static Optional<StoredJar> fromFile(Bundle bundle) {
        return file(bundle).map(path -> {
            try {
                String name = String.valueOf(path.getFileName());
                return new StoredJar(JarStore.digest(path), bundle.getVersion(), Origin.SHIPPED, name);
            } catch (IOException e) {
                throw Shelf.failed(e);
            }
        });
    }
}
