package dev.atelier.runtime.pipeline;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** Settings of calls. */
@ObjectClassDefinition(
        id = CallSettings.PID,
        name = "Atelier: calls",
        description = "How long calls may take, and how patient the platform is with its providers")
public @interface CallSettings {
    String PID = "dev.atelier.runtime.calls";

    @AttributeDefinition(
            name = "Time-out",
            description = "How many seconds a provider may take for a call that names no time of its own")
    long timeoutSeconds() default 600;

    @AttributeDefinition(
            name = "Patience",
            description = "How many milliseconds a call waits for a provider whose bundle is just being replaced")
    long patienceMillis() default 10_000;

    @AttributeDefinition(
            name = "Public URL",
            description =
                    "Where vendors reach this platform, base path included, for example"
                            + " https://studio.example.org; vendors that can then tell when a call has moved on. None when empty")
    String publicUrl() default "";
}
