package dev.atelier.jobs.store;

import dev.atelier.core.error.MediaException;
import dev.atelier.core.job.Job;
import org.jspecify.annotations.Nullable;

/** A job that is to be written, and what came of it. Guarded by the writer's turn. */
final class Write {
    final Job job;
    final String body;
    final boolean isNew;
    private boolean done;
    private boolean mine;
    private @Nullable MediaException failure;

    Write(Job job, String body, boolean isNew) {
        this.job = job;
        this.body = body;
        this.isNew = isNew;
    }

    boolean isDone() {
        return done;
    }

    void done(boolean stillMine) {
        done = true;
        mine = stillMine;
    }

    void failed(MediaException why) {
        done = true;
        failure = why;
    }

    /** Whether the job is this node's; for a write that is done. */
    boolean result() {
        if (failure != null) {
            throw failure;
        }
        return mine;
    }
}
