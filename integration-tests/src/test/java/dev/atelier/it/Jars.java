package dev.atelier.it;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;

/** Makes jars to deploy. */
final class Jars {
    private Jars() {}

    /** A copy of a bundle that differs in one line of its manifest. */
    static Path withHeader(Path bundle, String header, String value, Path target) throws IOException {
        try (JarFile jar = new JarFile(bundle.toFile())) {
            Manifest manifest = new Manifest(jar.getManifest());
            manifest.getMainAttributes().putValue(header, value);
            try (OutputStream out = Files.newOutputStream(target);
                    JarOutputStream copy = new JarOutputStream(out, manifest)) {
                for (JarEntry entry : Collections.list(jar.entries())) {
                    if (!entry.getName().equals(JarFile.MANIFEST_NAME)) {
                        copy.putNextEntry(new JarEntry(entry.getName()));
                        jar.getInputStream(entry).transferTo(copy);
                    }
                }
            }
        }
        return target;
    }

    /** A bundle without content. */
    static Path empty(String name, String version, Path target) throws IOException {
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().putValue("Manifest-Version", "1.0");
        manifest.getMainAttributes().putValue("Bundle-ManifestVersion", "2");
        manifest.getMainAttributes().putValue("Bundle-SymbolicName", name);
        manifest.getMainAttributes().putValue("Bundle-Version", version);
        try (OutputStream out = Files.newOutputStream(target)) {
            new JarOutputStream(out, manifest).close();
        }
        return target;
    }

    /** The sandbox as another version. */
    static Path sandbox(String version, Path folder) throws IOException {
        return withHeader(
                Distribution.bundle("bundle-sandbox"),
                "Bundle-Version",
                version,
                folder.resolve("sandbox-" + version + ".jar"));
    }
}
