package dev.atelier.cache;

import dev.atelier.core.cache.Cache;

/**
 * A cache on another machine. Unlike others it throws when it cannot be reached, any {@link RuntimeException}. Safe for
 * use by any number of threads.
 */
interface Remote extends Cache, AutoCloseable {
    /** For people; holds no password. */
    String address();

    /** Writes and reads, and throws what hinders it. */
    void probe();

    /** What a failure comes to, in words for an operator. */
    String reason(RuntimeException failure);

    /** Gives up connections that may be broken. */
    void disconnect();

    @Override
    void close();
}
