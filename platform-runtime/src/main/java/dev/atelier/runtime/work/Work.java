package dev.atelier.runtime.work;

import java.util.concurrent.Executor;

/**
 * The threads that everything blocking runs on: a thread of its own for each task where the JVM has virtual threads, a
 * bounded number of threads with a queue behind them elsewhere. Safe for use by any number of threads.
 *
 * <p>A task that is handed in after the platform began to stop is refused with a {@link
 * java.util.concurrent.RejectedExecutionException}.
 */
public interface Work extends Executor {}
