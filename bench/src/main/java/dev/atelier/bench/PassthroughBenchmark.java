package dev.atelier.bench;

import dev.atelier.bench.load.ClosedLoop;
import dev.atelier.bench.load.Connection;
import dev.atelier.bench.load.Latencies;
import dev.atelier.bench.platform.Home;
import dev.atelier.bench.platform.Nginx;
import dev.atelier.bench.platform.Platform;
import dev.atelier.bench.platform.Upstream;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * A picture through the platform and back to the client in the answer itself, beside nginx that hands on the same bytes
 * untouched. The platform also parses, decodes, hashes, stores and encodes; the ratio is what that costs.
 */
final class PassthroughBenchmark implements Benchmark {
    private static final int CONNECTIONS = 16;
    private static final byte[] REQUEST = Connection.post("/image/generate", "", Requests.openAi(false));

    /** Reads processor time so far. */
    @FunctionalInterface
    private interface Cpu {
        double millis() throws Exception;
    }

    /** Sums of several rounds. */
    private static final class Sum {
        private final Latencies perSecond = new Latencies();
        private final Latencies medians = new Latencies();
        private final Latencies slowest = new Latencies();
        private double cpuMillis;
        private long count;

        void add(URI address, Duration time, Cpu cpu) throws Exception {
            double before = cpu.millis();
            ClosedLoop.Outcome outcome = ClosedLoop.run(address, CONNECTIONS, time, REQUEST);
            cpuMillis += cpu.millis() - before;
            count += outcome.latencies().count();
            perSecond.add((long) (outcome.perSecond() * 1e6));
            medians.add((long) (outcome.latencies().median() * 1e6));
            slowest.add((long) (outcome.latencies().percentile(99) * 1e6));
        }

        double cpuPerCall() {
            return cpuMillis / count;
        }
    }

    @Override
    public void run(Options options) throws Exception {
        Optional<Path> nginx = Nginx.installed();
        for (int bytes : new int[] {10_000, 1_500_000}) {
            compare(bytes, Duration.ofSeconds(options.number("seconds", 5)), options.number("rounds", 3), nginx);
        }
    }

    private static void compare(int bytes, Duration time, int rounds, Optional<Path> program) throws Exception {
        Sum ours = new Sum();
        Sum theirs = new Sum();
        try (Upstream upstream = new Upstream(bytes, 1);
                Home home = Home.create();
                Platform platform = start(home, upstream)) {
            ClosedLoop.run(platform.address(), CONNECTIONS, time.multipliedBy(3), REQUEST);
            if (program.isPresent()) {
                try (Nginx nginx = Nginx.start(program.get(), home.path(), upstream.address())) {
                    for (int i = 0; i < rounds; i++) {
                        theirs.add(nginx.address(), time, nginx::cpuMillis);
                        ours.add(platform.address(), time, platform.figures()::cpuMillis);
                    }
                }
            } else {
                ours.add(platform.address(), time, platform.figures()::cpuMillis);
            }
        }
        print(bytes, rounds, ours, program.isPresent() ? Optional.of(theirs) : Optional.empty());
    }

    private static Platform start(Home home, Upstream upstream) throws Exception {
        home.configure(
                "dev.atelier.openai", "apiKey=bench", "baseUrl=" + upstream.address() + "/v1", "maxConcurrent=1000");
        return Platform.start(home);
    }

    private static void print(int bytes, int rounds, Sum ours, Optional<Sum> theirs) {
        Table table = new Table("", "calls/s", "p50 ms", "p99 ms", "CPU ms/call");
        theirs.ifPresent(nginx -> table.row(row("nginx", nginx)));
        table.row(row("Atelier", ours));
        theirs.ifPresent(nginx -> table.row(
                "ratio",
                ours.perSecond.median() / nginx.perSecond.median(),
                ours.medians.median() / nginx.medians.median(),
                ours.slowest.median() / nginx.slowest.median(),
                ours.cpuPerCall() / nginx.cpuPerCall()));
        table.print("A picture of " + bytes + " bytes through to the client, " + CONNECTIONS
                + " connections, medians of " + rounds + " alternated rounds");
    }

    private static Object[] row(String name, Sum sum) {
        return new Object[] {name, sum.perSecond.median(), sum.medians.median(), sum.slowest.median(), sum.cpuPerCall()
        };
    }
}
