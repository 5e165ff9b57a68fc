package dev.atelier.jobs.engine;

import dev.atelier.jobs.work.Timer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** A timer whose time passes when a test says so. */
final class ManualTimer implements Timer {
    private record Entry(Duration at, Runnable task) {}

    private final List<Entry> entries = new ArrayList<>();
    private Duration now = Duration.ZERO;

    @Override
    public synchronized void after(Duration delay, Runnable task) {
        entries.add(new Entry(now.plus(delay), task));
    }

    void pass(Duration time) {
        Duration until = now.plus(time);
        for (Optional<Entry> due = next(until); due.isPresent(); due = next(until)) {
            due.get().task().run();
        }
        now = until;
    }

    private synchronized Optional<Entry> next(Duration until) {
        Optional<Entry> due = entries.stream()
                .filter(entry -> entry.at().compareTo(until) <= 0)
                .min(Comparator.comparing(Entry::at));
        due.ifPresent(entry -> {
            entries.remove(entry);
            now = entry.at();
        });
        return due;
    }

    @Override
    public synchronized void close() {
        entries.clear();
    }
}
