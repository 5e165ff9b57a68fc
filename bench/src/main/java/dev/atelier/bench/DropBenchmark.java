package dev.atelier.bench;

import dev.atelier.bench.load.Answer;
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
import java.util.function.Predicate;

/** How long from a jar with a new provider in the deploy folder to its first answer, and from its removal to the list of models without it. */
final class DropBenchmark implements Benchmark {
    private static final String PROVIDER = "novelty";
    private static final byte[] PICTURE = Connection.post("/image/generate", "", Requests.pictureOf(PROVIDER));
    private static final byte[] MODELS = Connection.get("/models");
    private static final long PATIENCE_SECONDS = 60;

    @Override
    public void run(Options options) throws Exception {
        int runs = options.number("runs", 20);
        Latencies drops = new Latencies();
        Latencies removals = new Latencies();
        try (Home home = Home.create();
                Platform platform = Platform.start(home)) {
            Path built = home.path().resolve("next.jar");
            for (int i = 0; i < runs; i++) {
                VersionedJar.sandbox().write(PROVIDER, "1.0." + i, built);
                Path jar = home.deploy().resolve(PROVIDER + ".jar");
                long start = System.nanoTime();
                Files.copy(built, jar);
                drops.add(await(platform, PICTURE, Answer::ok) - start);
                start = System.nanoTime();
                Files.delete(jar);
                removals.add(await(platform, MODELS, answer -> !answer.text().contains(PROVIDER)) - start);
            }
        }
        new Table("", "runs", "median ms", "p90 ms", "max ms")
                .row("drop to first answer", runs, drops.median(), drops.percentile(90), drops.max())
                .row(
                        "removal to a list of models without it",
                        runs,
                        removals.median(),
                        removals.percentile(90),
                        removals.max())
                .print("Deploy folder: jar copied or deleted, asked without a pause");
    }

    /** Asks until something holds; returns when that was. */
    private static long await(Platform platform, byte[] request, Predicate<Answer> wanted) throws IOException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        try (Connection connection = new Connection(platform.address())) {
            while (!wanted.test(connection.exchange(request))) {
                if (System.nanoTime() > deadline) {
                    throw new IllegalStateException("nothing changed for " + PATIENCE_SECONDS + " s");
                }
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(2));
            }
            return System.nanoTime();
        }
    }
}
