package dev.atelier.cache;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.AttributeType;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** The settings of the cache; the only home of their defaults. */
@ObjectClassDefinition(name = "Cache", description = "Where results that can be given again are remembered")
@interface CacheConfig {
    @AttributeDefinition(
            name = "Memory",
            description = "The most bytes that remembered values take in the heap",
            min = "0")
    long memoryBytes() default 67_108_864;

    @AttributeDefinition(
            name = "Redis",
            description = "redis://user:password@host:6379/0, or rediss:// for TLS; usually with $[secret:redis] as the"
                    + " password. Empty: memory alone, each node for itself",
            type = AttributeType.PASSWORD)
    String redisUrl() default "";

    @AttributeDefinition(name = "Redis connections", description = "How many at the most", min = "1", max = "1000")
    int redisConnections() default 16;

    @AttributeDefinition(
            name = "Redis time-out",
            description = "Milliseconds for which a call waits for Redis before memory serves instead",
            min = "10")
    int redisTimeoutMillis() default 500;

    @AttributeDefinition(
            name = "Redis probe",
            description = "Milliseconds between two looks whether Redis is back",
            min = "100")
    long redisProbeMillis() default 2000;
}
