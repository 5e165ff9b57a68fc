package dev.atelier.openai;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.AttributeType;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** The settings of the OpenAI provider; the only home of their defaults. */
@ObjectClassDefinition(name = "OpenAI", description = "Media by OpenAI, or by a server that speaks its API")
@interface OpenAiConfig {
    @AttributeDefinition(name = "Enabled", description = "false: calls are refused as unavailable")
    boolean enabled() default true;

    @AttributeDefinition(
            name = "API key",
            description = "Usually $[env:OPENAI_API_KEY]. A server that wants no key takes any text",
            type = AttributeType.PASSWORD)
    String apiKey() default "";

    @AttributeDefinition(name = "Base URL", description = "Where the API is, with its version")
    String baseUrl() default "https://api.openai.com/v1";

    @AttributeDefinition(
            name = "Timeout",
            description = "Seconds until the answer begins. Large pictures take minutes",
            min = "1",
            max = "3600")
    int timeout() default 300;

    @AttributeDefinition(
            name = "Concurrent calls",
            description = "How many calls at a time; others wait their turn",
            min = "1",
            max = "10000")
    int maxConcurrent() default 32;

    @AttributeDefinition(
            name = "Poll interval",
            description = "Seconds from one look at a video in the making to the next, unless OpenAI says when",
            min = "0.1")
    double pollInterval() default 5.0;

    @AttributeDefinition(name = "Extra headers", description = "Sent with each call, each as Name: value")
    String[] extraHeaders() default {};

    @AttributeDefinition(name = "Organization", description = "Sent as OpenAI-Organization; none when empty")
    String organization() default "";

    @AttributeDefinition(name = "Project", description = "Sent as OpenAI-Project; none when empty")
    String project() default "";
}
