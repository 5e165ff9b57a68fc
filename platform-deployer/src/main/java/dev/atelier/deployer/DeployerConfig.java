package dev.atelier.deployer;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** The deployer's settings. */
@ObjectClassDefinition(
        name = "Atelier deployer",
        description = "What may be deployed, from where, and how long it may take to start")
public @interface DeployerConfig {
    @AttributeDefinition(description = "Take only bundles of which every entry is signed by a trusted certificate")
    boolean requireSignature() default false;

    @AttributeDefinition(
            description = "SHA-256 fingerprints of the certificates that are trusted; one that signs others vouches for"
                    + " them")
    String[] trustedCertificates() default {};

    @AttributeDefinition(description = "How long a bundle may take to start, in seconds")
    int startTimeoutSeconds() default 30;

    @AttributeDefinition(description = "How large a jar may be, in megabytes; unpacked it may be eight times as large")
    int maxJarMegabytes() default 512;
}
