package dev.atelier.runtime.registry;

import dev.atelier.core.error.ErrorKind;
import dev.atelier.core.error.Failure;
import dev.atelier.core.error.MediaException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The versions of all providers that take calls or finish them. Reading takes no lock; whoever waits for a version waits
 * on a condition. Safe for use by any number of threads.
 */
final class BoundProviders {
    private static final Duration SOON = Duration.ofSeconds(1);

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Departures departures;
    /** Newest first, replaced as a whole; the ones that are drained are not among them. */
    private volatile List<BoundProvider> inService = List.of();

    private volatile List<BoundProvider> draining = List.of();

    BoundProviders(Departures departures) {
        this.departures = departures;
    }

    /** Takes a version into service. It is asked how it stands before anybody is sent to it. */
    void add(BoundProvider version) {
        String id = version.info().id();
        change(() -> {
            inService = with(inService, version);
            departures.came(id);
        });
    }

    /** Takes a version out of service: from now on nobody is sent to it. */
    void retire(BoundProvider version) {
        change(() -> {
            inService = without(inService, version);
            draining = with(draining, version);
            String id = version.lastKnown().id();
            if (inService.stream().noneMatch(other -> other.lastKnown().id().equals(id))) {
                departures.left(version);
            }
        });
    }

    /**
     * Waits until nobody holds a version that was retired.
     *
     * @return how many hold it still when the patience ends
     */
    long drain(BoundProvider version, Duration patience) {
        try {
            return version.leases().drain(patience);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return version.leases().close();
        } finally {
            change(() -> draining = without(draining, version));
        }
    }

    /** Ids of the providers in service. */
    Set<String> ids() {
        Set<String> ids = new LinkedHashSet<>();
        inService.forEach(version -> ids.add(version.id()));
        return ids;
    }

    List<BoundProvider> inService() {
        return inService;
    }

    List<BoundProvider> draining() {
        return draining;
    }

    /** The version that new calls of a provider go to: the newest that is ready, else the newest. */
    @Nullable
    Standing head(String provider) {
        return head(provider, inService);
    }

    /** @throws MediaException {@code UNCONFIGURED} or {@code UNAVAILABLE}, when no version takes calls or soon will */
    void requireService(String provider) {
        Standing head = head(provider);
        if (head != null) {
            head.requireReady();
        } else if (!departures.expectedBack(provider)) {
            throw absent(provider);
        }
    }

    Lease acquire(String provider, Duration patience) {
        long deadline = System.nanoTime() + patience.toNanos();
        while (true) {
            List<BoundProvider> seen = inService;
            Standing head = head(provider, seen);
            if (head == null) {
                awaitChange(provider, seen, deadline);
                continue;
            }
            head.requireReady();
            // Refused only when it was taken out of service since it was seen: then there is another list to look at.
            if (head.version().leases().take()) {
                return new CountedLease(head.version());
            }
        }
    }

    private static @Nullable Standing head(String provider, List<BoundProvider> versions) {
        Standing newest = null;
        for (BoundProvider version : versions) {
            if (version.id().equals(provider)) {
                Standing standing = Standing.of(version);
                if (standing.ready()) {
                    return standing;
                }
                newest = newest == null ? standing : newest;
            }
        }
        return newest;
    }

    private void awaitChange(String provider, List<BoundProvider> seen, long deadline) {
        lock.lock();
        try {
            while (inService == seen) {
                long left = deadline - System.nanoTime();
                if (left <= 0 || goneForGood(provider)) {
                    throw absent(provider);
                }
                changed.awaitNanos(left);
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new MediaException(ErrorKind.CANCELLED, "stopped while waiting for " + provider, stopped);
        } finally {
            lock.unlock();
        }
    }

    private boolean goneForGood(String provider) {
        return departures.known(provider).isPresent() && !departures.expectedBack(provider);
    }

    private static MediaException absent(String provider) {
        return new MediaException(Failure.of(
                        ErrorKind.UNAVAILABLE, provider + " is not in service: its bundle is absent or being replaced")
                .withProvider(provider)
                .withRetryAfter(SOON));
    }

    private void change(Runnable change) {
        lock.lock();
        try {
            change.run();
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private static List<BoundProvider> with(List<BoundProvider> versions, BoundProvider added) {
        List<BoundProvider> copy = new ArrayList<>(versions);
        copy.add(added);
        copy.sort(Comparator.comparing(BoundProvider::origin, Origin.NEWEST_FIRST));
        return List.copyOf(copy);
    }

    private static List<BoundProvider> without(List<BoundProvider> versions, BoundProvider removed) {
        return versions.stream().filter(version -> version != removed).toList();
    }
}
