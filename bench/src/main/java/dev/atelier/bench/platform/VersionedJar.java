package dev.atelier.bench.platform;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.JarEntry;
import java.util.jar.JarInputStream;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;

/**
 * Further versions of a bundle that was built once: the same classes under another number or name.
 *
 * @param jar the built bundle
 */
public record VersionedJar(Path jar) {
    /** The sandbox of the built distribution. */
    public static VersionedJar sandbox() throws IOException {
        Path bundles = Platform.root().resolve("distribution/target/atelier/bundles");
        try (Stream<Path> files = Files.walk(bundles)) {
            return new VersionedJar(
                    files.filter(file -> file.getFileName().toString().startsWith("bundle-sandbox"))
                            .findFirst()
                            .orElseThrow(() -> new IllegalStateException("no sandbox in " + bundles)));
        }
    }

    /** Writes the bundle as another version. */
    public void write(String version, Path target) throws IOException {
        write("sandbox", version, target);
    }

    /** Writes the bundle as another version of a bundle, provider and models of another name. */
    public void write(String name, String version, Path target) throws IOException {
        try (InputStream in = Files.newInputStream(jar);
                JarInputStream from = new JarInputStream(in);
                OutputStream out = Files.newOutputStream(target)) {
            Manifest manifest = new Manifest(from.getManifest());
            manifest.getMainAttributes().putValue("Bundle-SymbolicName", "dev.atelier." + name);
            manifest.getMainAttributes().putValue("Bundle-Version", version);
            try (JarOutputStream to = new JarOutputStream(out, manifest)) {
                for (JarEntry entry = from.getNextJarEntry(); entry != null; entry = from.getNextJarEntry()) {
                    to.putNextEntry(new JarEntry(entry.getName()));
                    to.write(content(entry, from.readAllBytes(), name));
                }
            }
        }
    }

    private static byte[] content(JarEntry entry, byte[] bytes, String name) {
        return entry.getName().equals("catalogue.json")
                ? new String(bytes, StandardCharsets.UTF_8)
                        .replace("sandbox", name)
                        .getBytes(StandardCharsets.UTF_8)
                : bytes;
    }
}
