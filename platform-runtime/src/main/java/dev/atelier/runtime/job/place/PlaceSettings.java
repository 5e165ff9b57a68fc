package dev.atelier.runtime.job.place;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** Settings of how much is begun at once; the only home of their defaults. */
@ObjectClassDefinition(
        id = PlaceSettings.PID,
        name = "Atelier: work at once",
        description = "How many calls are being begun at once, and how much memory models on this machine may take")
public @interface PlaceSettings {
    String PID = "dev.atelier.runtime.places";

    @AttributeDefinition(
            name = "For each provider",
            description = "How many calls a provider begins at once; further ones stay queued",
            min = "1")
    int perProvider() default 512;

    @AttributeDefinition(
            name = "Memory",
            description = "How many megabytes the models that run on this machine may take together, by what their"
                    + " catalogue says; further calls stay queued. 0: half of the machine's memory",
            min = "0")
    long memoryMegabytes() default 0;
}
