package dev.atelier.runtime.job;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.Queue;

/** Runs what is due when the test lets time pass, on the test's thread. */
final class ManualTimer implements Timer {
    private record Due(Instant at, long number, Runnable task) {}

    private final Queue<Due> waiting =
            new PriorityQueue<>(Comparator.comparing(Due::at).thenComparing(Due::number));
    private Instant now = Instant.EPOCH;
    private long count;

    @Override
    public synchronized void after(Duration delay, Runnable task) {
        waiting.add(new Due(now.plus(delay), count++, task));
    }

    @Override
    public synchronized void close() {
        waiting.clear();
    }

    void pass(Duration time) {
        Instant end = now.plus(time);
        for (Due due = next(end); due != null; due = next(end)) {
            due.task().run();
        }
        now = end;
    }

    private synchronized Due next(Instant end) {
        Due first = waiting.peek();
        if (first == null || first.at().isAfter(end)) {
            return null;
        }
        now = first.at();
        return waiting.remove();
    }
}
