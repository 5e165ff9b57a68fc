package dev.atelier.launcher.state;

import java.nio.file.Path;
import org.osgi.framework.Version;

/**
 * A bundle that shall be installed at start.
 *
 * @param name symbolic name
 * @param version its version
 * @param digest SHA-256 of the jar
 * @param jar where the jar is
 * @param level its start level
 * @param started whether it shall run, not just be installed
 * @param origin where the jar came from
 */
public record BootBundle(
        String name, Version version, String digest, Path jar, int level, boolean started, Origin origin) {
    /** What the framework knows it by: another one for other bytes, so that a reused cache can be compared. */
    public String location() {
        return location(name, version, digest);
    }

    /** The location of a bundle's version, the same for the launcher and the deployer. */
    public static String location(String name, Version version, String digest) {
        return "atelier:" + name + "/" + version + "/" + digest.substring(0, 16);
    }
}
