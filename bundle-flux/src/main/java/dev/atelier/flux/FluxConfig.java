package dev.atelier.flux;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.AttributeType;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** The settings of the Black Forest Labs provider; the only home of their defaults. */
@ObjectClassDefinition(
        name = "Black Forest Labs",
        description = "Media by Black Forest Labs, or by a server that speaks its API")
@interface FluxConfig {
    @AttributeDefinition(name = "Enabled", description = "false: calls are refused as unavailable")
    boolean enabled() default true;

    @AttributeDefinition(name = "API key", description = "Usually $[env:BFL_API_KEY]", type = AttributeType.PASSWORD)
    String apiKey() default "";

    @AttributeDefinition(name = "Base URL", description = "Where the API is")
    String baseUrl() default "https://api.bfl.ai/v1";

    @AttributeDefinition(name = "Timeout", description = "Seconds until the answer begins", min = "1", max = "3600")
    int timeout() default 300;

    @AttributeDefinition(
            name = "Concurrent calls",
            description = "How many calls at a time; others wait their turn",
            min = "1",
            max = "10000")
    int maxConcurrent() default 32;

    @AttributeDefinition(
            name = "Trusted hosts",
            description = "Beside the base URL's own host, where the key may go: host, host:port or *.domain. With the"
                    + " vendor's own base URL all hosts beneath bfl.ai are trusted anyway")
    String[] trustedHosts() default {};

    @AttributeDefinition(
            name = "Webhook secret",
            description = "With it, and with the platform's public URL, the vendor tells when a call has ended."
                    + " Usually $[env:BFL_WEBHOOK_SECRET]",
            type = AttributeType.PASSWORD)
    String webhookSecret() default "";

    @AttributeDefinition(name = "Extra headers", description = "Sent with each call, each as Name: value")
    String[] extraHeaders() default {};
}
