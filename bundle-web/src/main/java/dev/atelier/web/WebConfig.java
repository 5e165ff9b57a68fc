package dev.atelier.web;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** Settings of the front end. */
@ObjectClassDefinition(name = "Atelier web", description = "The HTTP front end")
public @interface WebConfig {
    String PID = "dev.atelier.web";

    @AttributeDefinition(
            name = "Base path",
            description = "What every path begins with, for example /io/studio; empty for none."
                    + " Paths without it are served too, for proxies that strip it.")
    String basePath() default "";

    @AttributeDefinition(
            name = "Trusted proxies",
            description = "Addresses of proxies whose X-Forwarded-Prefix, -Proto and -Host are believed")
    String[] trustedProxies() default {};

    @AttributeDefinition(
            name = "Allowed hosts",
            description = "Host names besides the loopback ones under which operations are served,"
                    + " and whose pages may send requests")
    String[] allowedHosts() default {};

    @AttributeDefinition(name = "Largest body", description = "Bytes of a JSON body")
    long maxBodyBytes() default 33_554_432;

    @AttributeDefinition(name = "Largest upload", description = "Bytes of an uploaded file or bundle")
    long maxUploadBytes() default 536_870_912;

    @AttributeDefinition(
            name = "Wait",
            description = "Seconds that an answer waits for its call to end, before it is 202 with the job")
    int waitSeconds() default 120;

    @AttributeDefinition(
            name = "Patience",
            description = "Seconds that a request waits for a part of the platform that is being replaced, before 503")
    int patienceSeconds() default 5;

    @AttributeDefinition(
            name = "Drain",
            description = "Seconds that answers under way may take when the front end itself is replaced")
    int drainSeconds() default 10;

    @AttributeDefinition(
            name = "Keys required",
            description = "Whether customers have to show a key with every call. Without, whoever reaches the platform"
                    + " and shows no key may call for any customer")
    boolean requireKey() default false;
}
