package dev.atelier.testkit;

import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** Knows which threads there were, and waits for the others to end. */
final class ThreadWatch {
    private static final long PATIENCE_MILLIS = TimeUnit.SECONDS.toMillis(5);

    private final Set<Thread> before = Set.copyOf(Thread.getAllStackTraces().keySet());

    /** The names of newer threads that do not end. Those of the platform's HTTP client and of fake vendors are not meant. */
    List<String> leftOver() throws InterruptedException {
        List<Thread> newer = Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> !before.contains(thread))
                .filter(thread -> !thread.getName().startsWith("HttpClient"))
                .filter(thread -> !thread.getName().startsWith("atelier-"))
                .filter(thread -> !thread.getName().startsWith("fake-vendor"))
                .filter(thread -> !thread.getName().startsWith("junit"))
                .toList();
        for (Thread thread : newer) {
            thread.join(PATIENCE_MILLIS);
        }
        return newer.stream().filter(Thread::isAlive).map(Thread::getName).toList();
    }
}
