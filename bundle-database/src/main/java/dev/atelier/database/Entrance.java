package dev.atelier.database;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Lets as many in as there are connections, in the order in which they came. With more than that at its door the pool
 * beneath has whoever brings a connection back try again and again to hand it over, which with thousands of virtual threads
 * takes more of the processor than the work itself, and serves nobody in turn. Safe for use by any number of threads.
 */
final class Entrance {
    /** The state of SQL for no place in time; a class of our own. */
    static final String FULL = "AT001";

    private final Semaphore places;
    private final Duration patience;

    Entrance(int places, Duration patience) {
        this.places = new Semaphore(places, true);
        this.patience = patience;
    }

    /** Waits for a place, which must be given back. */
    void enter() throws SQLException {
        try {
            if (!places.tryAcquire(patience.toNanos(), TimeUnit.NANOSECONDS)) {
                throw new SQLTransientConnectionException("all connections are in use", FULL);
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new SQLTransientConnectionException("interrupted while all connections were in use", FULL, stopping);
        }
    }

    void leave() {
        places.release();
    }

    /** How many wait, as an estimate. */
    int waiting() {
        return places.getQueueLength();
    }
}
