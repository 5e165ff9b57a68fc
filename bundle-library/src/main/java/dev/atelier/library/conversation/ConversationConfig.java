package dev.atelier.library.conversation;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** The settings of conversations in the database; the only home of their defaults. */
@ObjectClassDefinition(
        id = ConversationConfig.PID,
        name = "Library",
        description =
                "How much is kept of conversations in the database; those in memory have dev.atelier.runtime.chat")
public @interface ConversationConfig {
    String PID = "dev.atelier.library";

    @AttributeDefinition(
            name = "Keep",
            description = "Days after which a conversation is forgotten that nobody goes on with",
            min = "1",
            max = "36500")
    int keepDays() default 90;

    @AttributeDefinition(
            name = "Messages of one",
            description = "How many messages one conversation may have; its oldest go first",
            min = "2")
    int messagesEach() default 1000;

    @AttributeDefinition(
            name = "Bytes of one",
            description = "How many bytes one conversation may take; its oldest messages go first")
    long bytesEach() default 1024L * 1024;
}
