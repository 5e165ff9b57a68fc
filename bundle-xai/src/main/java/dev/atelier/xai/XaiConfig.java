package dev.atelier.xai;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.AttributeType;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** The settings of the xAI provider; the only home of their defaults. */
@ObjectClassDefinition(name = "xAI", description = "Media by xAI, or by a server that speaks its API")
@interface XaiConfig {
    @AttributeDefinition(name = "Enabled", description = "false: calls are refused as unavailable")
    boolean enabled() default true;

    @AttributeDefinition(name = "API key", description = "Usually $[env:XAI_API_KEY]", type = AttributeType.PASSWORD)
    String apiKey() default "";

    @AttributeDefinition(name = "Base URL", description = "Where the API is")
    String baseUrl() default "https://api.x.ai/v1";

    @AttributeDefinition(name = "Timeout", description = "Seconds until the answer begins", min = "1", max = "3600")
    int timeout() default 300;

    @AttributeDefinition(
            name = "Poll interval",
            description = "Seconds between two looks at a video that is being made",
            min = "1",
            max = "3600")
    int pollInterval() default 5;

    @AttributeDefinition(
            name = "Concurrent calls",
            description = "How many calls at a time; others wait their turn",
            min = "1",
            max = "10000")
    int maxConcurrent() default 32;

    @AttributeDefinition(name = "Extra headers", description = "Sent with each call, each as Name: value")
    String[] extraHeaders() default {};
}
