package dev.atelier.sandbox;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** The settings of the sandbox; the only home of their defaults. */
@ObjectClassDefinition(name = "Sandbox", description = "Pictures, videos, speech, music and chat without a vendor")
@interface SandboxConfig {
    @AttributeDefinition(name = "Enabled", description = "false: calls are refused as unavailable")
    boolean enabled() default true;

    @AttributeDefinition(
            name = "Poll interval",
            description = "Milliseconds between the polls that a call with the parameter polls asks for",
            min = "1",
            max = "600000")
    int pollMillis() default 200;
}
