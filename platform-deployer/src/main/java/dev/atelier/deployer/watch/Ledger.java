package dev.atelier.deployer.watch;

import dev.atelier.launcher.state.AtomicFile;
import dev.atelier.launcher.state.DesiredState;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;
import org.osgi.framework.Version;

/**
 * What became of the files in the deploy folder, kept in {@code data/deploy/folder.properties}, so that a start knows
 * which files came, changed or went while the platform was down.
 */
final class Ledger {
    private final Path file;
    private final Map<String, Entry> entries = new TreeMap<>();

    Ledger(Path home) {
        this.file = DesiredState.folder(home).resolve("folder.properties");
    }

    /**
     * A file that was dealt with.
     *
     * @param digest SHA-256 of what it held
     * @param name symbolic name of the bundle in it
     * @param version its version
     */
    record Entry(String digest, String name, Version version) {}

    /** The files that were deployed. */
    Map<String, Entry> entries() {
        return Map.copyOf(entries);
    }

    Optional<Entry> find(String fileName) {
        return Optional.ofNullable(entries.get(fileName));
    }

    void put(String fileName, Entry entry) {
        entries.put(fileName, entry);
        write();
    }

    Optional<Entry> remove(String fileName) {
        Optional<Entry> gone = Optional.ofNullable(entries.remove(fileName));
        gone.ifPresent(entry -> write());
        return gone;
    }

    /** Reads what an earlier watch has written. */
    void read() {
        entries.clear();
        Properties lines = new Properties();
        if (Files.exists(file)) {
            try (BufferedReader reader = Files.newBufferedReader(file)) {
                lines.load(reader);
            } catch (IOException | IllegalArgumentException damaged) {
                lines.clear();
            }
        }
        for (String name : lines.stringPropertyNames()) {
            String[] words = lines.getProperty(name).split(" ", 3);
            if (words.length == 3) {
                entries.put(name, new Entry(words[0], words[1], Version.parseVersion(words[2])));
            }
        }
    }

    private void write() {
        Properties lines = new Properties();
        entries.forEach(
                (name, entry) -> lines.setProperty(name, entry.digest() + " " + entry.name() + " " + entry.version()));
        try {
            java.io.StringWriter text = new java.io.StringWriter();
            lines.store(text, "What became of the files in the deploy folder");
            AtomicFile.write(file, text.toString().getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
