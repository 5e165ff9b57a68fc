package dev.atelier.jobs.store;

import dev.atelier.core.error.ErrorKind;
import dev.atelier.core.error.MediaException;
import dev.atelier.core.job.Job;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** A job that is to be written, and what came of it. Whoever has the turn ends it, once. */
final class Write {
    private final CompletableFuture<Boolean> turn = new CompletableFuture<>();
    final Job job;
    final String body;
    final boolean isNew;
    private volatile boolean ended;
    private volatile boolean mine;
    private volatile @Nullable MediaException failure;

    Write(Job job, String body, boolean isNew) {
        this.job = job;
        this.body = body;
        this.isNew = isNew;
    }

    /**
     * Waits until it is done, or its turn.
     *
     * @return whether it is its turn
     */
    boolean awaitTurn() {
        return turn.join();
    }

    void takeTurn() {
        turn.complete(true);
    }

    void done(boolean stillMine) {
        mine = stillMine;
        ended = true;
        turn.complete(false);
    }

    void failed(MediaException why) {
        failure = why;
        ended = true;
        turn.complete(false);
    }

    /** Fails it if whoever had the turn has broken down over it. */
    void abandoned() {
        if (!ended) {
            failed(new MediaException(ErrorKind.INTERNAL, "the job could not be written"));
        }
    }

    /** Whether the job is this node's; for a write that is done. */
    boolean result() {
        MediaException why = failure;
        if (why != null) {
            throw why;
        }
        return mine;
    }
}
