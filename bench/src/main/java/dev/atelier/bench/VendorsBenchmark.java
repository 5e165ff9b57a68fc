package dev.atelier.bench;

import dev.atelier.bench.load.Answer;
import dev.atelier.bench.load.ClosedLoop;
import dev.atelier.bench.load.Connection;
import dev.atelier.bench.platform.Fakes;
import dev.atelier.bench.platform.Home;
import dev.atelier.bench.platform.Platform;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** What each vendor's bundle costs: its first call over a warm platform, and memory for large results. */
final class VendorsBenchmark implements Benchmark {
    private static final int SMALL = 50_000;

    @Override
    public void run(Options options) throws Exception {
        first(options.number("seconds", 10));
        memory(options.number("calls", 20), options.number("bytes", 20_000_000), options.number("heap", 256));
    }

    private static void first(int seconds) throws Exception {
        Table table = new Table("provider", "first ms", "second ms", "tenth ms");
        try (Fakes fakes = Fakes.start(SMALL);
                Home home = fakes.home();
                Platform platform = Platform.start(home)) {
            byte[] warm = Connection.post("/image/generate", "", Requests.picture(0, true));
            ClosedLoop.run(platform.address(), 4, Duration.ofSeconds(seconds), warm);
            for (String provider : fakes.providers()) {
                List<Double> times = new ArrayList<>();
                for (int i = 0; i < 10; i++) {
                    times.add(millis(platform.address(), provider));
                }
                table.row(provider, times.get(0), times.get(1), times.get(9));
            }
        }
        table.print("The first picture of each provider, by a fake vendor, after " + seconds
                + " s of pictures by the sandbox; the fake's own first call is part of it");
    }

    private static double millis(URI platform, String provider) throws IOException {
        long start = System.nanoTime();
        good(Connection.once(platform, Connection.post("/image/generate", "", request(provider))));
        return (System.nanoTime() - start) / 1e6;
    }

    private static void memory(int calls, int bytes, int heap) throws Exception {
        Table table = new Table("provider", "calls at once", "RSS before MB", "peak RSS MB", "MB/call");
        try (Fakes fakes = Fakes.start(bytes)) {
            for (String provider : fakes.providers()) {
                try (Home home = fakes.home();
                        Platform platform = Platform.start(home, "-Xmx" + heap + "m")) {
                    together(2, () -> millis(platform.address(), provider));
                    double before = platform.figures().peakMegabytes();
                    together(calls, () -> millis(platform.address(), provider));
                    double peak = platform.figures().peakMegabytes();
                    table.row(provider, calls, before, peak, (peak - before) / calls);
                }
            }
        }
        table.print("Results of " + bytes + " bytes with -Xmx" + heap + "m, after two calls to warm up");
    }

    private static void together(int count, Callable<Double> task) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(count);
        try {
            List<Callable<Double>> tasks = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                tasks.add(task);
            }
            for (Future<Double> done : threads.invokeAll(tasks)) {
                done.get();
            }
        } finally {
            threads.shutdown();
        }
    }

    private static String request(String provider) {
        return "{\"prompt\":\"bench\",\"customer_id\":1,\"settings\":{\"image\":{\"model\":\"" + provider + "\"}}}";
    }

    private static void good(Answer answer) {
        if (!answer.ok() || answer.status() == 202) {
            throw new IllegalStateException(answer.status() + " " + answer.text());
        }
    }
}
