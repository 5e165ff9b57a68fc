package dev.atelier.runtime.work;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** Settings of the threads that blocking work runs on. */
@ObjectClassDefinition(
        id = WorkSettings.PID,
        name = "Atelier: threads",
        description = "The threads that calls to providers and other blocking work run on")
public @interface WorkSettings {
    String PID = "dev.atelier.runtime.work";

    @AttributeDefinition(
            name = "Virtual threads",
            description = "A virtual thread for each task, where the JVM has them (21 or newer)")
    boolean virtualThreads() default true;

    @AttributeDefinition(
            name = "Threads",
            description = "How many threads at most where there are no virtual ones; further tasks wait in a queue")
    int threads() default 256;

    @AttributeDefinition(
            name = "Stop time-out",
            description =
                    "How many milliseconds tasks have to finish when the platform stops; then they are interrupted")
    long stopMillis() default 5000;
}
