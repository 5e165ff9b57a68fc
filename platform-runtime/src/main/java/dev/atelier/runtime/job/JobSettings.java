package dev.atelier.runtime.job;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** Settings of the engine that keeps jobs in memory. */
@ObjectClassDefinition(
        id = JobSettings.PID,
        name = "Atelier: jobs in memory",
        description = "How long ended jobs can be looked at, and how the engine stops and resumes")
public @interface JobSettings {
    String PID = "dev.atelier.runtime.jobs";

    @AttributeDefinition(name = "Keep for", description = "How many seconds an ended job can still be found")
    long keepSeconds() default 3600;

    @AttributeDefinition(name = "Keep at most", description = "How many ended jobs can still be found")
    int keepJobs() default 10_000;

    @AttributeDefinition(
            name = "Stop time-out",
            description = "How many milliseconds running steps have to finish before the jobs are handed over")
    long stopMillis() default 5000;

    @AttributeDefinition(
            name = "Resume after",
            description = "How many milliseconds after its start the engine goes on with the jobs handed to it, so that"
                    + " providers and filters are there first")
    long resumeMillis() default 500;
}
