package dev.atelier.deployer.jar;

import dev.atelier.core.error.MediaException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import org.osgi.framework.Constants;
import org.osgi.framework.Version;

/** Reads a jar to the last byte and refuses it, with the one sentence, if it cannot be a bundle here. */
public final class JarReader {
    private final long maxBytes;

    /** A reader of jars up to a size. */
    public JarReader(long maxBytes) {
        this.maxBytes = maxBytes;
    }

    /** Looks at a file before it is copied. */
    public void checkFile(Path path) {
        String file = String.valueOf(path.getFileName());
        if (Files.isDirectory(path)) {
            throw Refusal.because(file + " is a folder, not a jar; deploy the jar itself");
        } else if (!Files.exists(path)) {
            throw Refusal.because(
                    Files.isSymbolicLink(path)
                            ? file + " is a link to a file that does not exist; correct the link"
                            : file + " does not exist; check the path");
        } else if (!Files.isRegularFile(path) || !Files.isReadable(path)) {
            throw Refusal.because(file + " cannot be read by the platform; check its permissions");
        }
        checkSize(path, file);
    }

    /** Whether the file is a jar that was copied to its end. */
    public boolean isComplete(Path path) {
        try (JarFile jar = new JarFile(path.toFile(), false)) {
            new JarContent(jar, String.valueOf(path.getFileName()), maxBytes).check();
            return true;
        } catch (IOException | SecurityException incomplete) {
            return false;
        } catch (MediaException otherwiseBad) {
            return true;
        }
    }

    /**
     * Reads a jar.
     *
     * @param path where it is
     * @param file the name it came with, for messages
     */
    public BundleJar read(Path path, String file) {
        try (JarFile jar = new JarFile(path.toFile(), false)) {
            Map<String, String> headers = manifest(jar, file);
            BundleJar bundle = describe(path, file, headers);
            new JarContent(jar, file, maxBytes).check();
            return bundle;
        } catch (IOException e) {
            throw Refusal.because(
                    file + " is not a readable jar: it is incomplete, damaged or something else; copy it again", e);
        }
    }

    private void checkSize(Path path, String file) {
        try {
            long size = Files.size(path);
            if (size == 0) {
                throw Refusal.because(file + " is empty; copy it again");
            } else if (size > maxBytes) {
                throw Refusal.because(file + " has " + megabytes(size) + " MB, more than the " + megabytes(maxBytes)
                        + " MB of the setting maxJarMegabytes; raise it if the jar is to be trusted");
            }
        } catch (IOException e) {
            throw Refusal.because(file + " cannot be read by the platform; check its permissions", e);
        }
    }

    private static Map<String, String> manifest(JarFile jar, String file) throws IOException {
        Manifest manifest = jar.getManifest();
        if (manifest == null) {
            throw Refusal.because(
                    file + " is no bundle: it has no META-INF/MANIFEST.MF; build it with bnd-maven-plugin");
        }
        Map<String, String> headers = new HashMap<>();
        manifest.getMainAttributes().forEach((name, value) -> headers.put(name.toString(), value.toString()));
        return headers;
    }

    private static BundleJar describe(Path path, String file, Map<String, String> headers) {
        String name = headers.getOrDefault(Constants.BUNDLE_SYMBOLICNAME, "")
                .split(";")[0]
                .trim();
        if (name.isEmpty()) {
            throw Refusal.because(file + " is a plain jar, no bundle: its manifest has no Bundle-SymbolicName;"
                    + " build it with bnd-maven-plugin");
        }
        String format =
                headers.getOrDefault(Constants.BUNDLE_MANIFESTVERSION, "1").trim();
        if (!format.equals("2")) {
            throw Refusal.because(file + " has Bundle-ManifestVersion " + format
                    + ", but only 2 is understood; build it with bnd-maven-plugin");
        }
        return new BundleJar(name, version(file, headers), headers, path, file);
    }

    private static Version version(String file, Map<String, String> headers) {
        String text = headers.getOrDefault(Constants.BUNDLE_VERSION, "0.0.0");
        try {
            return Version.parseVersion(text);
        } catch (IllegalArgumentException e) {
            throw Refusal.because(
                    file + " has Bundle-Version " + text + ", which is not of the form 1.2.3 or 1.2.3.qualifier;"
                            + " correct it in the build",
                    e);
        }
    }

    static long megabytes(long bytes) {
        return (bytes + (1 << 20) - 1) >> 20;
    }
}
