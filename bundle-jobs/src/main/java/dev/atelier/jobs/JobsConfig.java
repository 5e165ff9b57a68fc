package dev.atelier.jobs;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.AttributeType;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** The settings of stored jobs; the only home of their defaults. */
@ObjectClassDefinition(
        name = "Atelier: stored jobs",
        description = "Jobs that the database keeps, keys that make a call happen once, and messages to clients")
public @interface JobsConfig {
    String PID = "dev.atelier.jobs";

    @AttributeDefinition(name = "Keep for", description = "How many days an ended job can still be found", min = "1")
    int keepDays() default 7;

    @AttributeDefinition(
            name = "Lease",
            description = "After how many seconds without a sign of life a platform's jobs go to the others",
            min = "3")
    int leaseSeconds() default 30;

    @AttributeDefinition(
            name = "Look",
            description = "Every how many milliseconds is looked for what other platforms have to say",
            min = "50")
    int lookMillis() default 500;

    @AttributeDefinition(
            name = "Resume after",
            description = "How many milliseconds after the start the jobs of before go on, so that providers are there"
                    + " first",
            min = "0")
    int resumeMillis() default 500;

    @AttributeDefinition(
            name = "Stop time-out",
            description = "How many milliseconds running steps have to finish when the platform stops",
            min = "0")
    int stopMillis() default 5000;

    @AttributeDefinition(
            name = "Threads",
            description = "How many threads at most where there are no virtual ones; further steps wait in a queue",
            min = "1")
    int threads() default 256;

    @AttributeDefinition(
            name = "Idempotency keys",
            description = "For how many hours a key stands for the call that it came with first",
            min = "1")
    int idempotencyHours() default 24;

    @AttributeDefinition(
            name = "Webhook secret",
            description = "Signs messages to clients. Usually $[secret:webhooks]. Not signed when empty",
            type = AttributeType.PASSWORD)
    String webhookSecret() default "";

    @AttributeDefinition(
            name = "Webhook attempts",
            description = "How often a message is tried: the second time after 10 s, then each time after four times"
                    + " as long; eight times are 15 hours",
            min = "1",
            max = "10")
    int webhookAttempts() default 8;
}
