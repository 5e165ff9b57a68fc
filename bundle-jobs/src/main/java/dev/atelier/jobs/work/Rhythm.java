package dev.atelier.jobs.work;

import dev.atelier.core.error.ErrorKind;
import dev.atelier.core.error.MediaException;
import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Does something again and again, each time a while after the last. Says once that the database is away, and once that it
 * is back.
 */
public final class Rhythm {
    private static final Logger LOG = LoggerFactory.getLogger(Rhythm.class);

    private final String what;
    private final Duration pause;
    private final Timer timer;
    private final Executor threads;
    private final Runnable task;
    private boolean away;

    /**
     * @param what is done, for the log
     * @param timer ends the rhythm when it is closed
     */
    public Rhythm(String what, Duration pause, Timer timer, Executor threads, Runnable task) {
        this.what = what;
        this.pause = pause;
        this.timer = timer;
        this.threads = threads;
        this.task = task;
    }

    public void start(Duration delay) {
        timer.after(delay, this::beat);
    }

    private void beat() {
        try {
            threads.execute(this::run);
        } catch (RejectedExecutionException stopping) {
            LOG.debug("{}: no more, the platform stops", what, stopping);
        }
    }

    private void run() {
        try {
            task.run();
            if (away) {
                away = false;
                LOG.info("{}: the database is back", what);
            }
        } catch (MediaException e) {
            failed(e);
        } catch (RuntimeException | LinkageError e) {
            LOG.error("{}: failed; tried again later", what, e);
        } finally {
            timer.after(pause, this::beat);
        }
    }

    private void failed(MediaException e) {
        if (e.kind() != ErrorKind.UNAVAILABLE) {
            LOG.error("{}: failed; tried again later", what, e);
        } else if (!away) {
            away = true;
            LOG.warn("{}: {}; goes on when it is back", what, e.getMessage());
        }
    }
}
