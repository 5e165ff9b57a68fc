package dev.atelier.runtime.work;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** A bounded number of named daemon threads, made when needed and let go when idle. */
final class PlatformThreads implements ThreadFactory {
    private static final long IDLE_SECONDS = 30;

    private final AtomicLong made = new AtomicLong();

    private PlatformThreads() {}

    static ExecutorService executor(int threads) {
        int most = Math.max(1, threads);
        ThreadPoolExecutor pool = new ThreadPoolExecutor(
                most, most, IDLE_SECONDS, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), new PlatformThreads());
        pool.allowCoreThreadTimeOut(true);
        return pool;
    }

    @Override
    public Thread newThread(Runnable task) {
        Thread thread = new Thread(task, "atelier-work-" + made.incrementAndGet());
        thread.setDaemon(true);
        return thread;
    }
}
