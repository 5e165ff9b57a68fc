package dev.atelier.web.http;

import java.io.IOException;

/**
 * Answers one kind of request. Called by many threads at once, of which there are few: must not wait for anything, unless
 * it is one that may.
 */
@FunctionalInterface
public interface Handler {
    /**
     * Answers, now or later.
     *
     * @throws dev.atelier.core.error.MediaException answered by its kind
     * @throws IOException if the client is gone
     */
    void handle(Exchange exchange) throws IOException;

    /** A handler that may wait, on a thread made for that. */
    static Handler waiting(Handler slow) {
        return exchange -> exchange.onWorker(slow);
    }
}
