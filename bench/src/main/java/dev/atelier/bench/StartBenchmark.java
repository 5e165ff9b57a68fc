package dev.atelier.bench;

import dev.atelier.bench.load.Latencies;
import dev.atelier.bench.platform.Home;
import dev.atelier.bench.platform.Jdks;
import dev.atelier.bench.platform.Platform;
import java.io.IOException;
import java.nio.file.Path;

/** How long from the process's start to the first answer that says ready: clean, with Felix's cache, with an archive. */
final class StartBenchmark implements Benchmark {
    private static final String CACHE = "cache";
    private static final String ARCHIVE = "classes-*.jsa";

    @Override
    public void run(Options options) throws Exception {
        int runs = options.number("runs", 5);
        Table table = new Table("JDK", "start", "median ms", "min ms", "max ms");
        for (Path java : Jdks.installed()) {
            measure(java, runs, "clean", table, CACHE, ARCHIVE);
            measure(java, runs, "Felix cache reused", table, ARCHIVE);
            if (Jdks.version(java) >= 19) {
                measure(java, runs, "clean, class archive reused", table, CACHE);
                measure(java, runs, "cache and class archive reused", table);
            }
        }
        table.print("Start: process to first 200 of /health/ready, " + runs + " runs each");
    }

    private static void measure(Path java, int runs, String name, Table table, String... forgotten) throws IOException {
        Latencies times = new Latencies();
        try (Home home = Home.create()) {
            Platform.start(home, java).close();
            for (int i = 0; i < runs; i++) {
                for (String glob : forgotten) {
                    home.forget(glob);
                }
                try (Platform platform = Platform.start(home, java)) {
                    times.add((long) (platform.startMillis() * 1e6));
                }
            }
        }
        table.row(Jdks.version(java), name, times.median(), times.percentile(0), times.max());
    }
}
