package dev.atelier.bench;

import dev.atelier.bench.load.Connection;
import dev.atelier.bench.load.Latencies;
import dev.atelier.bench.platform.Home;
import dev.atelier.bench.platform.Platform;
import dev.atelier.bench.platform.VersionedJar;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** How long from a jar in the deploy folder to its first answer, and from its removal to the first refusal. */
final class DropBenchmark implements Benchmark {
    private static final byte[] REQUEST = Connection.post("/image/generate", "", Requests.picture(0, true));
    private static final long PATIENCE_SECONDS = 60;

    @Override
    public void run(Options options) throws Exception {
        int runs = options.number("runs", 20);
        Latencies drops = new Latencies();
        Latencies removals = new Latencies();
        try (Home home = Home.create();
                Platform platform = Platform.start(home)) {
            platform.undeploy("dev.atelier.sandbox");
            Path built = home.path().resolve("next.jar");
            for (int i = 0; i < runs; i++) {
                VersionedJar.sandbox().write("2.0." + i, built);
                Path jar = home.deploy().resolve("sandbox.jar");
                long start = System.nanoTime();
                Files.copy(built, jar);
                drops.add(await(platform, true) - start);
                start = System.nanoTime();
                Files.delete(jar);
                removals.add(await(platform, false) - start);
            }
        }
        new Table("", "runs", "median ms", "p90 ms", "max ms")
                .row("drop to first answer", runs, drops.median(), drops.percentile(90), drops.max())
                .row("removal to first refusal", runs, removals.median(), removals.percentile(90), removals.max())
                .print("Deploy folder: jar copied or deleted, asked without a pause");
    }

    /** Asks until calls are answered, or refused; returns when that was. */
    private static long await(Platform platform, boolean answered) throws IOException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        try (Connection connection = new Connection(platform.address())) {
            while (connection.exchange(REQUEST).ok() != answered) {
                if (System.nanoTime() > deadline) {
                    throw new IllegalStateException("nothing changed for " + PATIENCE_SECONDS + " s");
                }
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(2));
            }
            return System.nanoTime();
        }
    }
}
