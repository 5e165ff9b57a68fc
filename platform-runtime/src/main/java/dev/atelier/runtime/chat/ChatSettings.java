package dev.atelier.runtime.chat;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** Settings of the conversations kept in memory. */
@ObjectClassDefinition(
        id = ChatSettings.PID,
        name = "Atelier: conversations in memory",
        description = "How much is kept of conversations; the one not used for longest goes first")
public @interface ChatSettings {
    String PID = "dev.atelier.runtime.chat";

    @AttributeDefinition(name = "Conversations", description = "How many conversations at most")
    int conversations() default 10_000;

    @AttributeDefinition(name = "Bytes", description = "How many bytes all conversations may take together")
    long bytes() default 64L * 1024 * 1024;

    @AttributeDefinition(
            name = "Bytes of one",
            description = "How many bytes one conversation may take; its oldest messages go first")
    long bytesEach() default 1024L * 1024;
}
