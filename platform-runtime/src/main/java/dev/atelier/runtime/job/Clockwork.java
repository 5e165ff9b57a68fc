package dev.atelier.runtime.job;

import java.time.Clock;
import java.util.concurrent.Executor;

/**
 * What moves an engine.
 *
 * @param threads where steps run
 * @param timer wakes waiting jobs
 * @param clock tells the time
 */
record Clockwork(Executor threads, Timer timer, Clock clock) {}
