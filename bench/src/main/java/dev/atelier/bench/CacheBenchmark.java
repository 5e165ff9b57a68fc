package dev.atelier.bench;

import dev.atelier.bench.load.ClosedLoop;
import dev.atelier.bench.load.Connection;
import dev.atelier.bench.platform.Cores;
import dev.atelier.bench.platform.Home;
import dev.atelier.bench.platform.Platform;
import dev.atelier.bench.platform.Upstream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * What the cache gives again, mostly pictures that are whole in their answers. Beside those stand figures of Portkey's
 * memory cache for pictures of the same length, measured in the same way on another machine: of them the processor time
 * is what compares best.
 */
final class CacheBenchmark implements Benchmark {
    private static final int CONNECTIONS = 16;

    /** Somebody else's figures. */
    private record Peer(double perSecond, double cpuMillis) {}

    /** A call that is made again and again. */
    private record Hit(String title, String path, String json, List<Peer> peers) {
        static Hit of(String title, String path, String json, Peer... peers) {
            return new Hit(title, path, json, List.of(peers));
        }

        byte[] request() {
            return Connection.post(path, "", json);
        }
    }

    private static final List<Hit> SMALL = List.of(
            Hit.of("a picture in its answer", "/image/generate", Requests.cached(false), new Peer(1352, 0.737)),
            Hit.of("the same picture's address", "/image/generate", Requests.cached(true)),
            Hit.of("a chat", "/chat", "{\"message\":\"How are you?\",\"model\":\"sandbox\"}"),
            Hit.of("speech", "/speech/generate", "{\"text\":\"Hi\",\"model\":\"sandbox\"}"));

    private static final List<Hit> LARGE =
            List.of(Hit.of("a picture in its answer", "/image/generate", Requests.cached(false), new Peer(41, 24.0)));

    @Override
    public void run(Options options) throws Exception {
        Rounds rounds =
                new Rounds(options.number("rounds", 3), Duration.ofSeconds(options.number("seconds", 10)), CONNECTIONS);
        Cores cores = Cores.divided();
        System.out.println("Cached answers over " + CONNECTIONS + " connections; " + cores);
        measure(10_240, SMALL, rounds.warmedBy(300_000), cores);
        measure(1_500_000, LARGE, rounds.warmedBy(20_000), cores);
    }

    private static void measure(int bytes, List<Hit> hits, Rounds rounds, Cores cores) throws Exception {
        try (Upstream upstream = new Upstream(bytes, 1);
                Home home = Home.create()) {
            home.configure("dev.atelier.openai", "apiKey=bench", "baseUrl=" + upstream.address() + "/v1");
            try (Platform platform = Platform.start(home, cores)) {
                for (Hit hit : hits) {
                    int length = fill(platform, hit);
                    print(hit, length, rounds.run(platform, hit.request()));
                }
                System.out.printf("Peak memory: %.0f MB%n", platform.figures().peakMegabytes());
            }
        }
    }

    /** @return the answer's length */
    private static int fill(Platform platform, Hit hit) throws IOException {
        Connection.once(platform.address(), hit.request());
        byte[] again = Connection.once(platform.address(), hit.request()).body();
        if (!new String(again, StandardCharsets.UTF_8).contains("\"cached\":true")) {
            throw new IllegalStateException("the second answer is not from the cache");
        }
        return again.length;
    }

    private static void print(Hit hit, int length, List<Rounds.Round> rounds) {
        Table table = new Table("", "hits/s", "p50 ms", "p99 ms", "CPU ms/hit");
        List<Double> cpu = new ArrayList<>();
        for (Rounds.Round round : rounds) {
            cpu.add(round.cpuMillis());
            ClosedLoop.Outcome loop = round.loop();
            table.row(
                    "round " + cpu.size(),
                    loop.perSecond(),
                    loop.latencies().median(),
                    loop.latencies().percentile(99),
                    round.cpuMillis());
        }
        double best = cpu.stream().mapToDouble(Double::doubleValue).min().orElseThrow();
        table.row("a core to itself, by the least CPU", 1000 / best, "", "", best);
        for (Peer peer : hit.peers()) {
            table.row("Portkey, elsewhere", peer.perSecond(), "", "", peer.cpuMillis());
            table.row("times better", 1000 / best / peer.perSecond(), "", "", peer.cpuMillis() / best);
        }
        table.print("From the cache: " + hit.title() + ", " + length + " bytes of answer");
    }
}
