package dev.atelier.bench.platform;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The JDKs of this machine, one of each version. */
public final class Jdks {
    private static final Pattern VERSION = Pattern.compile("JAVA_VERSION=\"(\\d+)");

    private Jdks() {}

    /** Homes of JDKs from 17 on, oldest first; at least the one that runs this. */
    public static List<Path> installed() throws IOException {
        TreeMap<Integer, Path> byVersion = new TreeMap<>();
        byVersion.put(Runtime.version().feature(), Path.of(System.getProperty("java.home")));
        Path folder = Path.of("/usr/lib/jvm");
        if (Files.isDirectory(folder)) {
            try (Stream<Path> found = Files.list(folder)) {
                found.forEach(home -> byVersion.putIfAbsent(version(home), home));
            }
        }
        return List.copyOf(byVersion.tailMap(17).values());
    }

    /** The major version of a JDK; 0 if the folder holds none. */
    public static int version(Path home) {
        try {
            Matcher version = VERSION.matcher(Files.readString(home.resolve("release")));
            return version.find() && Files.isExecutable(home.resolve("bin/jcmd"))
                    ? Integer.parseInt(version.group(1))
                    : 0;
        } catch (IOException noRelease) {
            return 0;
        }
    }
}
