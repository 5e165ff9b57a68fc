package dev.atelier.runtime.http;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** Settings of the platform's way to the network. */
@ObjectClassDefinition(name = "Atelier HTTP", description = "The platform's way to vendors and to files elsewhere")
@interface HttpConfig {
    @AttributeDefinition(
            name = "Connect seconds",
            description = "How long a connection may take to come about",
            min = "1")
    int connectSeconds() default 10;

    @AttributeDefinition(
            name = "Repeats",
            description = "How often a call that may safely be repeated is repeated after a failure",
            min = "0")
    int repeats() default 2;

    @AttributeDefinition(name = "HTTP/2", description = "Offer HTTP/2 to vendors; without it HTTP/1.1 is spoken")
    boolean http2() default false;

    @AttributeDefinition(
            name = "Largest fetched file",
            description = "In bytes; for files that a client refers to by address",
            min = "1")
    long maxFetchBytes() default 100L << 20;

    @AttributeDefinition(
            name = "Fetch seconds",
            description = "How long fetching such a file may take in all",
            min = "1")
    int fetchSeconds() default 60;

    @AttributeDefinition(
            name = "Concurrent fetches",
            description = "How many such files are fetched at once",
            min = "1")
    int maxFetches() default 32;

    @AttributeDefinition(name = "Largest result", description = "In bytes; for results of vendors", min = "1")
    long maxResultBytes() default 4L << 30;

    @AttributeDefinition(
            name = "Result seconds",
            description = "How long fetching a result by its address may take in all",
            min = "1")
    int resultSeconds() default 900;

    @AttributeDefinition(
            name = "Private addresses",
            description = "Fetch from private addresses as well. Whoever may name an address can then reach into your"
                    + " network; prefer the list of hosts")
    boolean allowPrivateAddresses() default false;

    @AttributeDefinition(
            name = "Allowed hosts",
            description = "host or host:port, fetched from although their addresses are private")
    String[] allowedHosts() default {};
}
