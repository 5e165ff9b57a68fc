package dev.atelier.runtime.job;

import dev.atelier.core.job.Job;
import dev.atelier.runtime.job.wire.JobFile;
import dev.atelier.runtime.pipeline.LiveCalls;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Carries jobs over a stop of the engine. */
final class HandOver {
    private static final Logger LOG = LoggerFactory.getLogger(HandOver.class);

    private final JobFile file;
    private final LiveCalls live;

    HandOver(Path folder, LiveCalls live) {
        this.file = new JobFile(folder);
        this.live = live;
    }

    /** @param home the directory that holds data; the working directory when absent */
    static Path folder(@Nullable String home) {
        return Path.of(home == null ? "" : home, "data", "jobs");
    }

    /** The jobs of before; they are given only once, since a job that was started must never be started again. */
    List<Job> take() {
        try {
            List<Job> jobs = file.take();
            if (!jobs.isEmpty()) {
                LOG.info("{} jobs of before the stop are back", jobs.size());
            }
            return jobs;
        } catch (IOException e) {
            LOG.error("The jobs of before the stop cannot be read", e);
            return List.of();
        }
    }

    /** Stores all jobs, and then answers whoever waits for one. */
    void give(List<Job> jobs) {
        try {
            file.put(jobs);
        } catch (IOException e) {
            LOG.error("{} jobs cannot be stored and are lost", jobs.size(), e);
        }
        jobs.forEach(live::handOver);
    }
}
