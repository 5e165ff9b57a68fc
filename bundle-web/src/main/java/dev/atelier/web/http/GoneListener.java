package dev.atelier.web.http;

import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;

/**
 * Hears that a connection broke.
 *
 * @param action what to do then
 */
record GoneListener(Runnable action) implements AsyncListener {
    @Override
    public void onError(AsyncEvent event) {
        action.run();
        event.getAsyncContext().complete();
    }

    @Override
    public void onComplete(AsyncEvent event) {
        // The usual end.
    }

    @Override
    public void onTimeout(AsyncEvent event) {
        // There is none.
    }

    @Override
    public void onStartAsync(AsyncEvent event) {
        // Never started twice.
    }
}
