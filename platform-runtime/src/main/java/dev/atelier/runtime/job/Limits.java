package dev.atelier.runtime.job;

import java.time.Duration;

/**
 * The engine's limits in time and number.
 *
 * @param keepFor how long an ended job can still be found
 * @param keepJobs how many ended jobs can still be found
 * @param stop how long running steps have to finish
 * @param resume how long after the start the jobs that were handed over go on
 */
record Limits(Duration keepFor, int keepJobs, Duration stop, Duration resume) {
    static Limits of(JobSettings settings) {
        return new Limits(
                Duration.ofSeconds(settings.keepSeconds()),
                settings.keepJobs(),
                Duration.ofMillis(settings.stopMillis()),
                Duration.ofMillis(settings.resumeMillis()));
    }
}
