package dev.atelier.bench.load;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** So many connections, each sending as soon as its last answer is there. */
public final class ClosedLoop {
    private ClosedLoop() {}

    /**
     * What came of it.
     *
     * @param latencies of each answer
     * @param bytes of all answers
     * @param seconds it took
     */
    public record Outcome(Latencies latencies, long bytes, double seconds) {
        public double perSecond() {
            return latencies.count() / seconds;
        }

        public double megabytesPerSecond() {
            return bytes / seconds / 1e6;
        }
    }

    /** Runs for a time; any answer that is not good ends it. */
    public static Outcome run(URI address, int connections, Duration time, byte[] request) throws Exception {
        Latencies latencies = new Latencies();
        long start = System.nanoTime();
        Callable<Long> loop = () -> {
            long bytes = 0;
            try (Connection connection = new Connection(address)) {
                while (System.nanoTime() - start < time.toNanos()) {
                    long sent = System.nanoTime();
                    bytes += connection.skim(request);
                    latencies.add(System.nanoTime() - sent);
                }
            }
            return bytes;
        };
        ExecutorService threads = Executors.newFixedThreadPool(connections);
        try {
            List<Callable<Long>> loops = new ArrayList<>();
            for (int i = 0; i < connections; i++) {
                loops.add(loop);
            }
            long bytes = 0;
            for (Future<Long> done : threads.invokeAll(loops)) {
                bytes += done.get();
            }
            return new Outcome(latencies, bytes, (System.nanoTime() - start) / 1e9);
        } finally {
            threads.shutdown();
        }
    }
}
