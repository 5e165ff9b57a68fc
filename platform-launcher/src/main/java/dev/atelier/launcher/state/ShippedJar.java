package dev.atelier.launcher.state;

import java.nio.file.Path;
import org.osgi.framework.Version;

/**
 * A bundle of the distribution.
 *
 * @param name symbolic name
 * @param version its version
 * @param digest SHA-256 of the jar
 * @param path where the jar is
 * @param level the start level that it has in the distribution
 */
public record ShippedJar(String name, Version version, String digest, Path path, int level) {
    /** The jar as a version that can be gone back to. */
    public StoredJar stored() {
        return new StoredJar(digest, version, Origin.SHIPPED, path.getFileName().toString());
    }
}
