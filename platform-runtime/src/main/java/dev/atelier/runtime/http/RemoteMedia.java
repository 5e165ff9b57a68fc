package dev.atelier.runtime.http;

import dev.atelier.core.media.ContentSink;
import dev.atelier.core.media.MediaContent;
import java.net.URI;

/** Fetches what a client refers to by its address. Safe for use by any number of threads. */
public interface RemoteMedia {
    /**
     * Fetches a file: from public addresses only, also after redirects, bounded in size and time.
     *
     * @param field the request field to name in errors
     * @throws dev.atelier.core.error.MediaException {@code INVALID_REQUEST}, {@code TOO_LARGE} or {@code TIMEOUT}
     */
    MediaContent fetch(String field, URI address, ContentSink sink);
}
