package dev.atelier.bench;

import dev.atelier.bench.load.ClosedLoop;
import dev.atelier.bench.load.Connection;
import dev.atelier.bench.platform.Home;
import dev.atelier.bench.platform.Platform;
import dev.atelier.bench.platform.Upstream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/**
 * Pictures that the cache gives again, each whole in its answer, which is as long as the file named. Beside it stand
 * figures of Portkey's memory cache, measured on another machine: of those the processor time is what compares best.
 */
final class CacheBenchmark implements Benchmark {
    private static final int CONNECTIONS = 16;
    private static final byte[] REQUEST = Connection.post("/image/generate", "", Requests.cached());
    /** What JSON and base64 make of a picture: four characters for three bytes. */
    private static final double ENCODED = 4.0 / 3;

    /** Answers of 10 KB and of 1.5 MB. */
    private enum Size {
        SMALL(10_000, 1352, 0.737),
        LARGE(1_500_000, 41, 24.0);

        private final int bytes;
        private final double portkeyPerSecond;
        private final double portkeyCpu;

        Size(int bytes, double portkeyPerSecond, double portkeyCpu) {
            this.bytes = bytes;
            this.portkeyPerSecond = portkeyPerSecond;
            this.portkeyCpu = portkeyCpu;
        }
    }

    @Override
    public void run(Options options) throws Exception {
        Duration time = Duration.ofSeconds(options.number("seconds", 10));
        for (Size size : Size.values()) {
            measure(size, time);
        }
    }

    private static void measure(Size size, Duration time) throws Exception {
        try (Upstream upstream = new Upstream((int) (size.bytes / ENCODED), 1);
                Home home = Home.create();
                Platform platform = start(home, upstream)) {
            fill(platform);
            ClosedLoop.run(platform.address(), CONNECTIONS, time, REQUEST);
            double before = platform.figures().cpuMillis();
            ClosedLoop.Outcome outcome = ClosedLoop.run(platform.address(), CONNECTIONS, time, REQUEST);
            double cpu = (platform.figures().cpuMillis() - before)
                    / outcome.latencies().count();
            new Table("", "hits/s", "p50 ms", "p99 ms", "CPU ms/hit", "peak MB")
                    .row("Portkey", size.portkeyPerSecond, "", "", size.portkeyCpu, "")
                    .row(
                            "Atelier",
                            outcome.perSecond(),
                            outcome.latencies().median(),
                            outcome.latencies().percentile(99),
                            cpu,
                            platform.figures().peakMegabytes())
                    .row("times better", outcome.perSecond() / size.portkeyPerSecond, "", "", size.portkeyCpu / cpu, "")
                    .print("Cached answers of " + size.bytes + " bytes, " + CONNECTIONS + " connections");
        }
    }

    private static Platform start(Home home, Upstream upstream) throws Exception {
        home.configure("dev.atelier.openai", "apiKey=bench", "baseUrl=" + upstream.address() + "/v1");
        return Platform.start(home);
    }

    private static void fill(Platform platform) throws IOException {
        Connection.once(platform.address(), REQUEST);
        String again = new String(Connection.once(platform.address(), REQUEST).body(), StandardCharsets.UTF_8);
        if (!again.contains("\"cached\":true")) {
            throw new IllegalStateException("the second answer is not from the cache");
        }
    }
}
