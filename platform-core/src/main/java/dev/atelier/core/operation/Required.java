package dev.atelier.core.operation;

import dev.atelier.core.error.MediaException;
import dev.atelier.core.media.MediaSource;

/** Reads what a request must have. */
final class Required {
    private Required() {}

    static MediaSource input(MediaRequest request, String role) {
        MediaSource source = request.input(role);
        if (source == null) {
            throw MediaException.invalid(role, "is required for " + request.operation());
        }
        return source;
    }
}
