package dev.atelier.jobs.engine;

import dev.atelier.jobs.JobsConfig;
import java.time.Duration;

/**
 * The engine's times.
 *
 * @param lease how long a node that gives no sign of life keeps its jobs
 * @param look the time between two looks at what other nodes have to say
 * @param resume how long after the start the jobs of before go on
 * @param stop how long running steps have to finish
 */
record Limits(Duration lease, Duration look, Duration resume, Duration stop) {
    static Limits of(JobsConfig config) {
        return new Limits(
                Duration.ofSeconds(config.leaseSeconds()),
                Duration.ofMillis(config.lookMillis()),
                Duration.ofMillis(config.resumeMillis()),
                Duration.ofMillis(config.stopMillis()));
    }

    /** The time between two signs of life. */
    Duration beat() {
        return lease.dividedBy(6);
    }

    /** How long a node works on without having been able to give a sign; the others wait longer. */
    Duration hold() {
        return lease.dividedBy(2);
    }
}
