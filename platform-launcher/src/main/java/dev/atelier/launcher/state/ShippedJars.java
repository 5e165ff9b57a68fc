package dev.atelier.launcher.state;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import org.osgi.framework.Version;

/**
 * Lists the bundles of a distribution, {@code bundles/<start level>/*.jar}. What a jar says of itself is remembered in
 * {@code data/deploy/shipped.properties} for as long as the file is unchanged, so that a start opens no jar.
 */
public final class ShippedJars {
    private final Path bundles;
    private final Path index;

    public ShippedJars(Path home, Path dist) {
        this.bundles = dist.resolve("bundles");
        this.index = DesiredState.folder(home).resolve("shipped.properties");
    }

    /** Every bundle shipped, by start level and file name. */
    public List<ShippedJar> list() throws IOException {
        Properties known = readIndex();
        Map<String, String> lines = new TreeMap<>();
        List<ShippedJar> jars = new ArrayList<>();
        for (Path level : children(bundles, "[0-9]*")) {
            for (Path jar : children(level, "*.jar")) {
                String stamp = stamp(jar);
                String key = key(level, jar);
                String line = known.getProperty(key, "");
                if (!line.startsWith(stamp + " ")) {
                    line = stamp + " " + describe(jar);
                }
                lines.put(key, line);
                jars.add(parse(level, jar, line.substring(stamp.length() + 1)));
            }
        }
        if (!lines.equals(known)) {
            writeIndex(lines);
        }
        return jars;
    }

    private static ShippedJar parse(Path level, Path jar, String line) {
        String[] words = line.split(" ");
        int startLevel = Integer.parseInt(level.getFileName().toString());
        return new ShippedJar(words[0], Version.parseVersion(words[1]), words[2], jar, startLevel);
    }

    private static String describe(Path jar) throws IOException {
        try (JarFile file = new JarFile(jar.toFile(), false)) {
            Manifest manifest = file.getManifest();
            Attributes headers = manifest == null ? new Attributes() : manifest.getMainAttributes();
            String name = headers.getValue("Bundle-SymbolicName");
            if (name == null) {
                throw new IOException(jar + " is no bundle: its manifest has no Bundle-SymbolicName");
            }
            String version = headers.getValue("Bundle-Version");
            return name.split(";")[0].trim() + " " + Version.parseVersion(version) + " " + JarStore.digest(jar);
        }
    }

    /** Changes whenever the file does: where the system has a time that programs cannot set, it is part of it. */
    private static String stamp(Path jar) throws IOException {
        Map<String, Object> basic = Files.readAttributes(jar, "size,lastModifiedTime");
        String stamp = basic.get("size") + "," + basic.get("lastModifiedTime");
        if (jar.getFileSystem().supportedFileAttributeViews().contains("unix")) {
            Map<String, Object> unix = Files.readAttributes(jar, "unix:ino,ctime");
            stamp += "," + unix.get("ino") + "," + unix.get("ctime");
        }
        return stamp;
    }

    private Properties readIndex() throws IOException {
        Properties known = new Properties();
        if (Files.exists(index)) {
            try (BufferedReader reader = Files.newBufferedReader(index)) {
                known.load(reader);
            }
        }
        return known;
    }

    private void writeIndex(Map<String, String> lines) throws IOException {
        StringBuilder text = new StringBuilder("# What the shipped jars say of themselves. May be deleted.\n");
        lines.forEach((key, line) -> text.append(key).append('=').append(line).append('\n'));
        AtomicFile.write(index, text.toString().getBytes(StandardCharsets.UTF_8));
    }

    /** A file's name without blanks and signs that mean something in a properties file. */
    private static String key(Path level, Path jar) {
        String path = level.getFileName() + "/" + jar.getFileName();
        return path.replaceAll("[^A-Za-z0-9./_+-]", "_");
    }

    private static List<Path> children(Path folder, String glob) throws IOException {
        List<Path> found = new ArrayList<>();
        if (Files.isDirectory(folder)) {
            try (DirectoryStream<Path> stream = Files.newDirectoryStream(folder, glob)) {
                stream.forEach(found::add);
            }
        }
        Collections.sort(found);
        return found;
    }
}
