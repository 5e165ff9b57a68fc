package dev.atelier.jobs.work;

import java.time.Duration;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** One thread that wakes all that waits. */
public final class TimerThread implements Timer {
    private final ScheduledThreadPoolExecutor thread =
            new ScheduledThreadPoolExecutor(1, TimerThread::daemon, new ThreadPoolExecutor.DiscardPolicy());

    private static Thread daemon(Runnable task) {
        Thread thread = new Thread(task, "atelier-stored-jobs-timer");
        thread.setDaemon(true);
        return thread;
    }

    @Override
    public void after(Duration delay, Runnable task) {
        thread.schedule(task, delay.toNanos(), TimeUnit.NANOSECONDS);
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
