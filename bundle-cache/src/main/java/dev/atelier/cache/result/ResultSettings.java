package dev.atelier.cache.result;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** The settings of cached results; the only home of their defaults. */
@ObjectClassDefinition(name = "Cached results", description = "Which calls are answered with an earlier result")
@interface ResultSettings {
    @AttributeDefinition(
            name = "Operations",
            description =
                    "Whose results are kept without being asked: groups such as chat, or single operations such as"
                            + " speech.generate. Others only where a request has a seed or says \"cache\": true")
    String[] operations() default {"chat", "speech"};

    @AttributeDefinition(name = "Time to live", description = "How many seconds a result is kept", min = "1")
    long timeToLiveSeconds() default 86_400;

    @AttributeDefinition(name = "Shared", description = "true: a customer is also given what was made for another")
    boolean shared() default false;
}
