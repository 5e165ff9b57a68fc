package dev.atelier.bench;

import dev.atelier.bench.load.Latencies;
import dev.atelier.bench.platform.Home;
import dev.atelier.bench.platform.Jdks;
import dev.atelier.bench.platform.Platform;
import dev.atelier.bench.platform.VersionedJar;
import java.io.IOException;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What hundreds of replacements leave behind in the running JVM. */
final class RedeployBenchmark implements Benchmark {
    private static final String LOADER = "org.apache.felix.framework.BundleWiringImpl$BundleClassLoader";

    /** What is in the JVM after a full collection. */
    private record Sample(
            long loaders, long providers, double metaspaceMegabytes, double heapMegabytes, long threads) {}

    @Override
    public void run(Options options) throws Exception {
        int redeploys = options.number("redeploys", 500);
        int warm = options.number("warm", 20);
        Path java = Jdks.installed().get(Jdks.installed().size() - 1);
        Latencies times = new Latencies();
        try (Home home = Home.create();
                Platform platform = Platform.start(home, java)) {
            redeploy(platform, home.path().resolve("next.jar"), "2.0.", warm, new Latencies());
            Sample before = sample(platform, java);
            redeploy(platform, home.path().resolve("next.jar"), "2.1.", redeploys, times);
            Sample after = sample(platform, java);
            new Table("", "bundle class loaders", "sandbox providers", "metaspace MB", "heap MB", "threads")
                    .row(row("before", before))
                    .row(row("after " + redeploys + " redeploys", after))
                    .print("What redeploying leaves (JDK " + Jdks.version(java) + ", after " + warm
                            + " redeploys to warm up)");
            new Table("median ms", "p99 ms", "max ms")
                    .row(times.median(), times.percentile(99), times.max())
                    .print("A redeploy with a call afterwards");
        }
    }

    private static Object[] row(String name, Sample sample) {
        return new Object[] {
            name,
            sample.loaders(),
            sample.providers(),
            sample.metaspaceMegabytes(),
            sample.heapMegabytes(),
            sample.threads()
        };
    }

    private static void redeploy(Platform platform, Path jar, String version, int count, Latencies times)
            throws IOException {
        for (int i = 0; i < count; i++) {
            VersionedJar.sandbox().write(version + i, jar);
            long start = System.nanoTime();
            platform.deploy(jar);
            if (!platform.post("/image/generate", Requests.picture(0, false)).ok()) {
                throw new IllegalStateException("no answer after redeploy " + i);
            }
            times.add(System.nanoTime() - start);
        }
    }

    private static Sample sample(Platform platform, Path java) throws IOException {
        // Soft references and cleaners need more than one collection.
        for (int i = 0; i < 3; i++) {
            platform.figures().ask(java, "GC.run");
        }
        String histogram = platform.figures().ask(java, "GC.class_histogram");
        String metaspace = platform.figures().ask(java, "VM.metaspace", "basic", "scale=KB");
        String threads = platform.figures().ask(java, "Thread.print");
        return new Sample(
                instances(histogram, LOADER),
                instances(histogram, "dev.atelier.sandbox.SandboxProvider"),
                number(metaspace, "Both:\\s+(\\d+)\\.\\d+ KB used") / 1024.0,
                number(histogram, "(?m)^Total\\s+\\d+\\s+(\\d+)") / 1e6,
                Pattern.compile("(?m)^\"").matcher(threads).results().count());
    }

    private static long instances(String histogram, String type) {
        String row = "(?m)^\\s*\\d+:\\s+(\\d+)\\s+\\d+\\s+" + Pattern.quote(type) + "(?:\\s.*)?$";
        return Pattern.compile(row)
                .matcher(histogram)
                .results()
                .mapToLong(found -> Long.parseLong(found.group(1)))
                .sum();
    }

    private static long number(String text, String pattern) {
        Matcher number = Pattern.compile(pattern).matcher(text);
        return number.find() ? Long.parseLong(number.group(1)) : -1;
    }
}
