package dev.atelier.runtime.asset;

import dev.atelier.core.media.Digest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.IntStream;

/**
 * Whose bytes nobody may delete: those that a call has made and is about to tell the index of. Deleting and claiming
 * the same bytes wait for each other; a store that takes long holds up no others. Safe for use by any number of threads.
 */
final class Claims {
    /** After this time a claim is that of a call which failed between the two. */
    private static final Duration LIFE = Duration.ofHours(1);

    private static final int LOCKS = 64;

    private record Claim(int count, Instant last) {}

    private final Map<Digest, Claim> claims = new ConcurrentHashMap<>();
    private final List<Lock> locks = IntStream.range(0, LOCKS)
            .<Lock>mapToObj(number -> new ReentrantLock())
            .toList();
    private final Clock clock;

    Claims(Clock clock) {
        this.clock = clock;
    }

    void claim(Digest digest) {
        locked(
                digest,
                () -> claims.merge(
                        digest, new Claim(1, clock.instant()), (old, one) -> new Claim(old.count() + 1, one.last())));
    }

    void release(Digest digest) {
        claims.computeIfPresent(
                digest, (key, claim) -> claim.count() > 1 ? new Claim(claim.count() - 1, claim.last()) : null);
    }

    boolean holds(Digest digest) {
        Claim claim = claims.get(digest);
        return claim != null && claim.last().plus(LIFE).isAfter(clock.instant());
    }

    /** Runs a deletion, unless somebody has a claim on the bytes; nobody gets one meanwhile. */
    void unlessClaimed(Digest digest, Runnable deletion) {
        locked(digest, () -> {
            if (!holds(digest)) {
                deletion.run();
            }
        });
    }

    /** Forgets the claims of calls that failed, and names their bytes. */
    List<Digest> lapsed() {
        List<Digest> lapsed =
                claims.keySet().stream().filter(digest -> !holds(digest)).toList();
        lapsed.forEach(claims::remove);
        return lapsed;
    }

    private void locked(Digest digest, Runnable work) {
        Lock lock = locks.get(Math.floorMod(digest.hashCode(), LOCKS));
        lock.lock();
        try {
            work.run();
        } finally {
            lock.unlock();
        }
    }
}
