package dev.atelier.bench;

import dev.atelier.bench.load.Answer;
import dev.atelier.bench.load.ClosedLoop;
import dev.atelier.bench.load.Connection;
import dev.atelier.bench.platform.Home;
import dev.atelier.bench.platform.Platform;
import dev.atelier.bench.platform.Upstream;
import java.io.IOException;
import java.net.URI;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** What a picture from a vendor costs: received, decoded, hashed, stored, answered as an address. */
final class PictureBenchmark implements Benchmark {
    private static final byte[] REQUEST = Connection.post("/image/generate", "", Requests.openAi(true));

    @Override
    public void run(Options options) throws Exception {
        cost(options.number("bytes", 1_500_000), options.number("seconds", 15));
        crowd(options.number("crowd", 200), options.number("crowdBytes", 20_000_000), options.number("heap", 512));
    }

    private static void cost(int bytes, int seconds) throws Exception {
        Table table =
                new Table("connections", "pictures", "CPU ms/picture", "p50 ms", "p99 ms", "pictures/s", "peak RSS MB");
        try (Upstream upstream = new Upstream(bytes, 1);
                Home home = home(upstream);
                Platform platform = Platform.start(home)) {
            ClosedLoop.run(platform.address(), 4, Duration.ofSeconds(seconds), REQUEST);
            for (int connections : new int[] {1, 4}) {
                double cpu = platform.figures().cpuMillis();
                ClosedLoop.Outcome outcome =
                        ClosedLoop.run(platform.address(), connections, Duration.ofSeconds(seconds), REQUEST);
                int pictures = outcome.latencies().count();
                table.row(
                        connections,
                        pictures,
                        (platform.figures().cpuMillis() - cpu) / pictures,
                        outcome.latencies().median(),
                        outcome.latencies().percentile(99),
                        outcome.perSecond(),
                        platform.figures().peakMegabytes());
            }
        }
        table.print("A picture of " + bytes + " bytes from an upstream to an address of ours, after a warm-up of "
                + seconds + " s");
    }

    private static void crowd(int pictures, int bytes, int heapMegabytes) throws Exception {
        try (Upstream upstream = new Upstream(bytes, pictures);
                Home home = home(upstream);
                Platform platform = Platform.start(home, "-Xmx" + heapMegabytes + "m")) {
            double before = platform.figures().peakMegabytes();
            long start = System.nanoTime();
            List<String> addresses = all(pictures, () -> order(platform));
            double seconds = (System.nanoTime() - start) / 1e9;
            // One after the other: this side holds each picture whole.
            Set<String> digests = new HashSet<>();
            for (String address : addresses) {
                digests.add(sha256(platform.get(address).body()));
            }
            Set<String> wanted = new HashSet<>();
            for (int i = 0; i < pictures; i++) {
                wanted.add(sha256(upstream.picture(i)));
            }
            new Table("pictures", "identical", "seconds", "RSS before MB", "peak RSS MB", "MB/picture")
                    .row(
                            pictures,
                            digests.stream().filter(wanted::contains).count(),
                            seconds,
                            before,
                            platform.figures().peakMegabytes(),
                            (platform.figures().peakMegabytes() - before) / pictures)
                    .print(pictures + " pictures of " + bytes + " bytes at once with -Xmx" + heapMegabytes + "m");
        }
    }

    private static Home home(Upstream upstream) throws IOException {
        Home home = Home.create();
        home.configure(
                "dev.atelier.openai", "apiKey=bench", "baseUrl=" + upstream.address() + "/v1", "maxConcurrent=1000");
        return home;
    }

    private static List<String> all(int count, Callable<String> task) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(count);
        try {
            List<Callable<String>> tasks = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                tasks.add(task);
            }
            List<String> results = new ArrayList<>();
            for (Future<String> done : threads.invokeAll(tasks)) {
                results.add(done.get());
            }
            return results;
        } finally {
            threads.shutdown();
        }
    }

    /** Orders a picture; answers the path of its address. */
    private static String order(Platform platform) throws Exception {
        Answer answer = Connection.once(platform.address(), REQUEST);
        if (!answer.ok()) {
            throw new IllegalStateException(answer.status() + " " + answer.text());
        }
        return URI.create(answer.value("image_url")).getRawPath();
    }

    private static String sha256(byte[] bytes) throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    }
}
