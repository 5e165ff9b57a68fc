package dev.atelier.bench.budget;

import java.sql.SQLException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** Asks the database again and again, as an operator would, whether a budget is passed. */
public final class Look {
    private static final String PASSED = "select count(*) from budget_account a join customer c on c.id = a.customer_id"
            + " where a.settled + a.reserved > c.budget or a.settled < 0 or a.reserved < 0";
    private static final String OPEN = "select count(*) from job where node is not null";
    private static final String RESERVED = "select count(*) from reservation where ended_at is null";
    private static final long PATIENCE_SECONDS = 60;
    private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(20);

    private final Thread thread = new Thread(this::run, "look");
    private final Audit audit;
    private volatile boolean stopped;
    private volatile @Nullable Exception failure;
    private long looks;
    private long passed;
    private long mostOpen;

    /** Begins at once. */
    public Look(Audit audit) {
        this.audit = audit;
        thread.start();
    }

    private void run() {
        try {
            while (!stopped) {
                passed += audit.number(PASSED);
                mostOpen = Math.max(mostOpen, audit.number(OPEN));
                looks++;
                LockSupport.parkNanos(PAUSE_NANOS);
            }
        } catch (SQLException | RuntimeException broken) {
            failure = broken;
        }
    }

    /** How often was looked; to be read after the end, as the others. */
    public long looks() {
        return looks;
    }

    /** How many budgets were found passed. */
    public long passed() {
        return passed;
    }

    /** The most calls that were found under way. */
    public long mostOpen() {
        return mostOpen;
    }

    /** Waits until nothing is under way any more and for a while until all is settled, and looks no more. */
    public void end() throws SQLException, InterruptedException {
        while (failure == null && audit.number(OPEN) > 0) {
            TimeUnit.MILLISECONDS.sleep(200);
        }
        for (int i = 0; i < PATIENCE_SECONDS && audit.number(RESERVED) > 0; i++) {
            TimeUnit.SECONDS.sleep(1);
        }
        stopped = true;
        thread.join();
        if (failure != null) {
            throw new IllegalStateException("the budgets could not be looked at", failure);
        }
    }
}
