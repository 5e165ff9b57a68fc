package dev.atelier.bench.platform;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The fake vendors in a process of their own. */
public final class Fakes implements AutoCloseable {
    private static final Pattern LINE = Pattern.compile("  (\\S+)\\s+(baseUrl=.*)");

    private final Process process;
    private final Map<String, String> settings;

    private Fakes(Process process, Map<String, String> settings) {
        this.process = process;
        this.settings = settings;
    }

    /** @param bytes of each result */
    public static Fakes start(int bytes) throws IOException {
        Path dist = Platform.root().resolve("distribution/target/atelier");
        String libraries = Stream.of("extras/fakes", "bundles/3", "bundles/4")
                .flatMap(folder -> jars(dist.resolve(folder)))
                .collect(Collectors.joining(File.pathSeparator));
        List<Path> javas = Jdks.installed();
        Process process = new ProcessBuilder(
                        javas.get(javas.size() - 1).resolve("bin/java").toString(),
                        "-cp",
                        libraries,
                        "dev.atelier.fakes.Main",
                        "0",
                        String.valueOf(bytes))
                .redirectErrorStream(true)
                .start();
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroy));
        return new Fakes(process, read(process));
    }

    private static Stream<String> jars(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            List<String> jars = new ArrayList<>();
            files.map(Path::toString).filter(name -> name.endsWith(".jar")).forEach(jars::add);
            return jars.stream();
        } catch (IOException missing) {
            throw new IllegalStateException("the distribution is not built", missing);
        }
    }

    private static Map<String, String> read(Process process) throws IOException {
        Map<String, String> settings = new LinkedHashMap<>();
        BufferedReader reader =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        for (String line = reader.readLine(); line != null && !line.startsWith("Set"); line = reader.readLine()) {
            Matcher fake = LINE.matcher(line);
            if (fake.matches()) {
                settings.put(fake.group(1), fake.group(2));
            }
        }
        return settings;
    }

    /** The providers whose vendors are here. */
    public List<String> providers() {
        return List.copyOf(settings.keySet());
    }

    /** A home whose providers speak to the fakes. */
    public Home home() throws IOException {
        Home home = Home.create();
        for (Map.Entry<String, String> fake : settings.entrySet()) {
            List<String> lines =
                    new ArrayList<>(List.of("apiKey=\"sk-fake\"", "maxConcurrent=\"1000\"", "pollInterval=\"1\""));
            lines.addAll(List.of(fake.getValue().split(" ")));
            home.configure("dev.atelier." + fake.getKey(), lines.toArray(String[]::new));
        }
        home.configure("dev.atelier.runtime.http", "allowPrivateAddresses=\"true\"");
        return home;
    }

    @Override
    public void close() {
        process.destroy();
    }
}
