package dev.atelier.jobs.engine;

import dev.atelier.jobs.work.Threads;
import dev.atelier.jobs.work.Timer;
import dev.atelier.jobs.work.TimerThread;
import java.time.Clock;
import java.util.concurrent.ExecutorService;
import java.util.function.LongSupplier;

/**
 * What moves an engine.
 *
 * @param threads where steps run
 * @param rhythms where signs of life are given, which must not wait for steps
 * @param timer wakes waiting jobs
 * @param clock tells the time of day
 * @param nanos measures time; nobody sets it back
 */
record Clockwork(ExecutorService threads, ExecutorService rhythms, Timer timer, Clock clock, LongSupplier nanos) {
    /** @param threads how many there are for steps where none are virtual */
    static Clockwork real(int threads) {
        return new Clockwork(
                Threads.executor(threads), Threads.rhythms(), new TimerThread(), Clock.systemUTC(), System::nanoTime);
    }
}
