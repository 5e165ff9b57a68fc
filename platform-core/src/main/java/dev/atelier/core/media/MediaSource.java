package dev.atelier.core.media;

import java.net.URI;

/** Media that a request refers to: an asset of ours, or a public address that the platform fetches before the call. */
public sealed interface MediaSource {
    /**
     * Something in the asset store; inline data of a request is put there by the face that received it.
     *
     * @param asset the asset's id
     */
    record Stored(String asset) implements MediaSource {}

    /**
     * A file elsewhere, fetched by the platform: public addresses only, bounded in size and time.
     *
     * @param address an http or https address
     */
    record Remote(URI address) implements MediaSource {}
}
