package dev.atelier.launcher.state;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;
import org.osgi.framework.Version;

/**
 * What operators want of the bundles, as kept in {@code data/deploy/desired.properties}. Where it says nothing of a
 * bundle, the distribution's own version runs. Immutable; the deployer is the only writer.
 */
public final class DesiredState {
    private final Path file;
    private final Map<String, DesiredBundle> bundles;
    private final List<String> problems;

    private DesiredState(Path file, Map<String, DesiredBundle> bundles, List<String> problems) {
        this.file = file;
        this.bundles = Collections.unmodifiableMap(bundles);
        this.problems = List.copyOf(problems);
    }

    /**
     * Reads the state below a home; an absent file means that everything is as shipped. What cannot be understood is
     * left out, so that the platform starts all the same, and named by {@link #problems()}.
     */
    public static DesiredState read(Path home) throws IOException {
        Path file = folder(home).resolve("desired.properties");
        Map<String, DesiredBundle> bundles = new TreeMap<>();
        List<String> problems = new ArrayList<>();
        Properties lines = new Properties();
        if (Files.exists(file)) {
            try (BufferedReader reader = Files.newBufferedReader(file)) {
                lines.load(reader);
            }
        }
        for (String key : lines.stringPropertyNames()) {
            if (key.endsWith("/is")) {
                String name = key.substring(0, key.length() - "/is".length());
                try {
                    bundles.put(name, parse(name, lines));
                } catch (IllegalArgumentException e) {
                    problems.add(file + ": " + name + " is ignored: " + e.getMessage());
                }
            }
        }
        return new DesiredState(file, bundles, problems);
    }

    /** The folder below a home that holds the state, the jars and the book of deployments. */
    public static Path folder(Path home) {
        return home.resolve("data").resolve("deploy");
    }

    public Map<String, DesiredBundle> bundles() {
        return bundles;
    }

    public Optional<DesiredBundle> find(String name) {
        return Optional.ofNullable(bundles.get(name));
    }

    /** Sentences about what could not be understood. */
    public List<String> problems() {
        return problems;
    }

    public DesiredState with(DesiredBundle bundle) {
        Map<String, DesiredBundle> changed = new TreeMap<>(bundles);
        changed.put(bundle.name(), bundle);
        return new DesiredState(file, changed, problems);
    }

    /** Leaves a bundle to the distribution again. */
    public DesiredState without(String name) {
        Map<String, DesiredBundle> changed = new TreeMap<>(bundles);
        changed.remove(name);
        return new DesiredState(file, changed, problems);
    }

    /** Puts the state on disk in one step: a reader sees the old file or the new one. */
    public void write() throws IOException {
        StringBuilder text =
                new StringBuilder("# Written by the deployer. Deleting it brings back what was shipped.\n");
        for (DesiredBundle bundle : bundles.values()) {
            append(text, bundle);
        }
        AtomicFile.write(file, text.toString().getBytes(StandardCharsets.UTF_8));
    }

    private static void append(StringBuilder text, DesiredBundle bundle) {
        line(
                text,
                bundle.name() + "/is",
                bundle.active().isEmpty() ? "absent" : bundle.stopped() ? "stopped" : "active");
        bundle.active().ifPresent(jar -> line(text, bundle.name() + "/active", jar.line()));
        for (int i = 0; i < bundle.previous().size(); i++) {
            line(
                    text,
                    bundle.name() + "/previous." + (i + 1),
                    bundle.previous().get(i).line());
        }
        bundle.over().ifPresent(version -> line(text, bundle.name() + "/over", version.toString()));
    }

    private static void line(StringBuilder text, String key, String value) {
        text.append(key).append(" = ").append(value.replace("\\", "\\\\")).append('\n');
    }

    private static DesiredBundle parse(String name, Properties lines) {
        String is = lines.getProperty(name + "/is");
        String active = lines.getProperty(name + "/active");
        if (!is.equals("absent") && active == null) {
            throw new IllegalArgumentException("it says " + is + ", but no jar is named");
        }
        List<StoredJar> previous = new ArrayList<>();
        for (int i = 1; i <= DesiredBundle.KEPT; i++) {
            Optional.ofNullable(lines.getProperty(name + "/previous." + i))
                    .map(StoredJar::parse)
                    .ifPresent(previous::add);
        }
        Optional<StoredJar> jar = is.equals("absent") ? Optional.empty() : Optional.of(StoredJar.parse(active));
        Optional<Version> over =
                Optional.ofNullable(lines.getProperty(name + "/over")).map(Version::parseVersion);
        return new DesiredBundle(name, jar, previous, is.equals("stopped"), over);
    }
}
