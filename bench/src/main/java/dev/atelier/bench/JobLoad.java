package dev.atelier.bench;

import dev.atelier.bench.load.Answer;
import dev.atelier.bench.load.Connection;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** Keeps a number of jobs in flight, looks after each now and then, and counts how they ended. */
final class JobLoad implements AutoCloseable {
    private static final Set<String> RUNNING = Set.of("queued", "running");
    private static final long ROUND_NANOS = TimeUnit.MILLISECONDS.toNanos(10);
    private static final int POLLS = 10;

    private final Map<String, Integer> ends = new TreeMap<>();
    private final Queue<String> inFlight = new ArrayDeque<>();
    private final Thread thread = new Thread(this::run, "jobs");
    private final URI address;
    private final int wanted;
    private volatile boolean stopped;
    private volatile @Nullable Exception failure;

    JobLoad(URI address, int wanted) {
        this.address = address;
        this.wanted = wanted;
        thread.start();
    }

    private void run() {
        try (Connection connection = new Connection(address)) {
            while (!stopped || !inFlight.isEmpty()) {
                if (!stopped && inFlight.size() < wanted) {
                    inFlight.add(start(connection));
                } else {
                    look(connection, inFlight.remove());
                }
                LockSupport.parkNanos(ROUND_NANOS);
            }
        } catch (IOException | RuntimeException broken) {
            failure = broken;
        }
    }

    private static String start(Connection connection) throws IOException {
        Answer answer = connection.exchange(
                Connection.post("/image/generate", "Prefer: respond-async\r\n", Requests.job(POLLS)));
        if (answer.status() != 202) {
            throw new IllegalStateException("no job: " + answer.status() + " " + answer.text());
        }
        return answer.value("job_id");
    }

    private void look(Connection connection, String job) throws IOException {
        Answer answer = connection.exchange(Connection.get("/jobs/" + job));
        String state = answer.ok() ? answer.value("status") : "lost (" + answer.status() + ")";
        if (RUNNING.contains(state)) {
            inFlight.add(job);
        } else {
            ends.merge(state, 1, Integer::sum);
        }
    }

    /** How many jobs ended in which state; to be read after closing. */
    Map<String, Integer> ends() {
        return ends;
    }

    /** Starts no more and waits for the last to end. */
    @Override
    public void close() {
        stopped = true;
        try {
            thread.join();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        if (failure != null) {
            throw new IllegalStateException("the jobs could not be looked after", failure);
        }
    }
}
