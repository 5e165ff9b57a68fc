package dev.atelier.bench;

import dev.atelier.bench.load.Answer;
import dev.atelier.bench.load.Connection;
import dev.atelier.bench.load.ConstantRate;
import dev.atelier.bench.load.Kind;
import dev.atelier.bench.load.Latencies;
import dev.atelier.bench.platform.Home;
import dev.atelier.bench.platform.Platform;
import dev.atelier.bench.platform.VersionedJar;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** What clients see while the bundle that answers them is replaced again and again. */
final class SwapBenchmark implements Benchmark {
    private final Latencies swapTimes = new Latencies();
    private final Map<String, Integer> refreshed = new TreeMap<>();

    @Override
    public void run(Options options) throws Exception {
        int swaps = options.number("swaps", 200);
        int rate = options.number("rate", 1000);
        int pause = options.number("pause", 500);
        try (Home home = Home.create();
                Platform platform = Platform.start(home)) {
            warmUp(platform, rate, options.number("warm", 15));
            double cpu = platform.figures().cpuMillis();
            List<Kind> kinds = kinds();
            ConstantRate load = load(platform, rate, kinds);
            JobLoad jobs = new JobLoad(platform.address(), options.number("jobs", 50));
            long start = System.nanoTime();
            try (load;
                    jobs) {
                swap(platform, home.path().resolve("next.jar"), swaps, pause);
            }
            double seconds = (System.nanoTime() - start) / 1e9;
            print(
                    kinds,
                    load,
                    rate + " requests/s while the sandbox was swapped " + swaps + " times in " + Math.round(seconds)
                            + " s, timed from the intended send");
            print(jobs, swaps, (platform.figures().cpuMillis() - cpu) / 10 / seconds);
        }
    }

    private static List<Kind> kinds() {
        return Stream.of(5, 200)
                .map(millis -> new Kind(
                        millis + " ms", Connection.post("/image/generate", "", Requests.picture(millis, false))))
                .toList();
    }

    private static void warmUp(Platform platform, int rate, int seconds) throws InterruptedException {
        ConstantRate load = load(platform, rate, kinds());
        TimeUnit.SECONDS.sleep(seconds);
        load.close();
    }

    private static ConstantRate load(Platform platform, int rate, List<Kind> kinds) {
        // As many connections as half a second of requests: a stall of that length still holds up nobody here.
        return new ConstantRate(platform.address(), rate, Math.max(16, rate / 2), kinds);
    }

    private void swap(Platform platform, Path jar, int swaps, int pause) throws Exception {
        for (int i = 1; i <= swaps; i++) {
            VersionedJar.sandbox().write("2.0." + i, jar);
            long start = System.nanoTime();
            Answer report = platform.deploy(jar);
            swapTimes.add(System.nanoTime() - start);
            refreshed.merge(String.join(" ", report.values("refreshed")), 1, Integer::sum);
            TimeUnit.MILLISECONDS.sleep(pause);
        }
    }

    private static void print(List<Kind> kinds, ConstantRate load, String title) {
        Table table = new Table("call", "answered", "p50 ms", "p90 ms", "p99 ms", "p99.9 ms", "max ms");
        for (Kind kind : kinds) {
            Latencies times = kind.latencies();
            table.row(
                    kind.name(),
                    times.count(),
                    times.median(),
                    times.percentile(90),
                    times.percentile(99),
                    times.percentile(99.9),
                    times.max());
        }
        table.print(title);
        Table failures = new Table("failed", "times");
        load.failures().forEach(failures::row);
        failures.row(
                        "all",
                        load.failures().values().stream()
                                .mapToLong(count -> count.get())
                                .sum())
                .print("Failed requests");
    }

    private void print(JobLoad jobs, int swaps, double cpuPercent) {
        Table ends = new Table("jobs ended", "times");
        jobs.ends().forEach(ends::row);
        ends.print("Jobs that were polled on the way");
        Table table = new Table("swaps", "median ms", "p99 ms", "max ms", "CPU of one core in %");
        table.row(swaps, swapTimes.median(), swapTimes.percentile(99), swapTimes.max(), cpuPercent)
                .print("Swaps");
        Table sets = new Table("refreshed", "times");
        refreshed.forEach(sets::row);
        sets.print("Bundles that a swap touched");
    }
}
