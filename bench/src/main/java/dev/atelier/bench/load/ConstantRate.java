package dev.atelier.bench.load;

import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Sends requests at a constant rate whatever the answers do, and times each from the moment in which it should have
 * been sent, so that a stall is counted for every request that it held up.
 */
public final class ConstantRate implements AutoCloseable {
    private final Map<String, AtomicLong> failures = new ConcurrentHashMap<>();
    private final AtomicLong next = new AtomicLong();
    private final ExecutorService threads;
    private final URI address;
    private final List<Kind> kinds;
    private final long intervalNanos;
    private final long start = System.nanoTime();
    private volatile boolean stopped;

    /**
     * Starts to send.
     *
     * @param connections enough for the rate times the longest answer
     * @param kinds sent in turn
     */
    public ConstantRate(URI address, int perSecond, int connections, List<Kind> kinds) {
        this.address = address;
        this.kinds = List.copyOf(kinds);
        this.intervalNanos = TimeUnit.SECONDS.toNanos(1) / perSecond;
        threads = Executors.newFixedThreadPool(connections);
        for (int i = 0; i < connections; i++) {
            threads.execute(this::send);
        }
    }

    private void send() {
        Connection connection = null;
        while (!stopped) {
            long number = next.getAndIncrement();
            long intended = start + number * intervalNanos;
            waitUntil(intended);
            if (stopped) {
                break;
            }
            try {
                connection = connection == null ? new Connection(address) : connection;
                exchange(connection, number, intended);
            } catch (IOException failed) {
                fail("connection: " + failed.getMessage());
                close(connection);
                connection = null;
            }
        }
        close(connection);
    }

    private void exchange(Connection connection, long number, long intended) throws IOException {
        Kind kind = kinds.get((int) (number % kinds.size()));
        Answer answer = kind.exchange(connection);
        if (answer.ok()) {
            kind.latencies().add(System.nanoTime() - intended);
        } else {
            fail(answer.status() + " " + answer.value("error"));
        }
    }

    private void waitUntil(long moment) {
        for (long left = moment - System.nanoTime(); left > 0 && !stopped; left = moment - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }

    private void fail(String how) {
        failures.computeIfAbsent(how, any -> new AtomicLong()).incrementAndGet();
    }

    private static void close(@Nullable Connection connection) {
        try {
            if (connection != null) {
                connection.close();
            }
        } catch (IOException harmless) {
            System.err.println("a connection did not close: " + harmless.getMessage());
        }
    }

    /** How often a request failed in which way. */
    public Map<String, AtomicLong> failures() {
        return failures;
    }

    /** Ends when the requests under way are answered. */
    @Override
    public void close() {
        stopped = true;
        threads.shutdown();
        try {
            if (!threads.awaitTermination(2, TimeUnit.MINUTES)) {
                fail("without an answer after two minutes");
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
