package dev.atelier.jobs.work;

import java.lang.reflect.InvocationTargetException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** Threads for what blocks: one for each task where the JVM has virtual ones, a bounded number elsewhere. */
public final class Threads {
    private static final long IDLE_SECONDS = 30;

    private Threads() {}

    /** @param most how many there are where none are virtual */
    public static ExecutorService executor(int most) {
        try {
            return (ExecutorService)
                    Executors.class.getMethod("newVirtualThreadPerTaskExecutor").invoke(null);
        } catch (NoSuchMethodException | IllegalAccessException noSuchThreadsHere) {
            return pool(most);
        } catch (InvocationTargetException e) {
            throw new IllegalStateException("this JVM offers virtual threads but makes none", e);
        }
    }

    /** A thread for each of two rhythms, in which nothing else is done. */
    public static ExecutorService rhythms() {
        return Executors.newFixedThreadPool(2, named("atelier-stored-jobs-rhythm-"));
    }

    private static ThreadFactory named(String prefix) {
        AtomicLong made = new AtomicLong();
        return task -> {
            Thread thread = new Thread(task, prefix + made.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        };
    }

    private static ExecutorService pool(int most) {
        ThreadPoolExecutor pool = new ThreadPoolExecutor(
                most, most, IDLE_SECONDS, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), named("atelier-stored-jobs-"));
        pool.allowCoreThreadTimeOut(true);
        return pool;
    }
}
