package dev.atelier.deployer.jar;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.osgi.framework.Constants;
import org.osgi.framework.Version;

/**
 * A jar that can be a bundle, as its manifest describes it.
 *
 * @param name symbolic name
 * @param version its version
 * @param headers the manifest's main section
 * @param path where the jar is
 * @param file the name it came with, for messages
 */
public record BundleJar(String name, Version version, Map<String, String> headers, Path path, String file) {
    private static final String DEPLOYMENT = "Atelier-Deployment";

    public BundleJar {
        headers = Map.copyOf(headers);
    }

    /** The host's name, if this is a fragment. */
    public Optional<String> fragmentHost() {
        return header(Constants.FRAGMENT_HOST).map(host -> host.split(";")[0].trim());
    }

    /** Whether two versions of it cannot run side by side: others are wired to it, or it says so itself. */
    public boolean replacedInPlace() {
        return isInPlace(headers);
    }

    /** Whether the headers are those of a bundle that cannot run beside another version of itself. */
    public static boolean isInPlace(Map<String, String> headers) {
        String name = headers.getOrDefault(Constants.BUNDLE_SYMBOLICNAME, "");
        return headers.containsKey(Constants.EXPORT_PACKAGE)
                || headers.containsKey(Constants.FRAGMENT_HOST)
                || "in-place".equals(headers.getOrDefault(DEPLOYMENT, "").trim())
                || name.matches(".*;\\s*singleton\\s*:=\\s*\"?true\"?.*");
    }

    public Optional<String> header(String header) {
        return Optional.ofNullable(headers.get(header));
    }

    @Override
    public String toString() {
        return name + " " + version;
    }
}
