package dev.atelier.launcher.boot;

import dev.atelier.launcher.home.Home;
import dev.atelier.launcher.home.LaunchException;
import dev.atelier.launcher.home.Options;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;

/**
 * The framework's properties: those of the distribution, overlaid by the home's, overlaid by the command line.
 *
 * @param properties as the framework gets them
 */
record Settings(Map<String, String> properties) {
    private static final String FILE = "framework.properties";
    static final String PORT = "org.osgi.service.http.port";
    private static final String REQUEST_THREADS = "org.apache.felix.http.jetty.threadpool.max";
    static final String HOST = "org.apache.felix.http.host";

    Settings {
        properties = Map.copyOf(properties);
    }

    static Settings read(Path dist, Home home, Options options) {
        Map<String, String> all = new HashMap<>();
        load(dist.resolve("conf").resolve(FILE), all);
        load(home.conf().resolve(FILE), all);
        load(dist.resolve("lib").resolve("atelier.properties"), all);
        all.put("atelier.home", home.folder().toString());
        all.put("atelier.dist", dist.toString());
        options.port().ifPresent(port -> all.put(PORT, port.toString()));
        options.host().ifPresent(host -> all.put(HOST, host));
        if (options.has("shell")) {
            all.put("gosh.args", "");
        }
        all.putIfAbsent(
                REQUEST_THREADS, String.valueOf(4 + 2 * Runtime.getRuntime().availableProcessors()));
        all.replaceAll((key, value) ->
                value.replace("${atelier.home}", home.folder().toString()).replace("${atelier.dist}", dist.toString()));
        return new Settings(all);
    }

    Settings with(String key, String value) {
        Map<String, String> changed = new HashMap<>(properties);
        changed.put(key, value);
        return new Settings(changed);
    }

    /** Sets system properties too, for bundles that look there only. */
    void publish(String prefix) {
        properties.forEach((key, value) -> {
            if (key.startsWith(prefix)) {
                System.setProperty(key, value);
            }
        });
    }

    String get(String key) {
        return Optional.ofNullable(properties.get(key))
                .orElseThrow(() -> new LaunchException("The setting " + key + " is missing in " + FILE));
    }

    int port() {
        return number(PORT);
    }

    Duration seconds(String key) {
        return Duration.ofSeconds(number(key));
    }

    private int number(String key) {
        try {
            return Integer.parseInt(get(key).trim());
        } catch (NumberFormatException e) {
            throw new LaunchException("The setting " + key + " must be a number, but is " + get(key), e);
        }
    }

    private static void load(Path file, Map<String, String> into) {
        if (!Files.exists(file)) {
            return;
        }
        Properties lines = new Properties();
        try (BufferedReader reader = Files.newBufferedReader(file)) {
            lines.load(reader);
        } catch (IOException | IllegalArgumentException e) {
            throw new LaunchException(file + " cannot be read: " + e.getMessage(), e);
        }
        lines.stringPropertyNames()
                .forEach(key -> into.put(key, lines.getProperty(key).trim()));
    }
}
