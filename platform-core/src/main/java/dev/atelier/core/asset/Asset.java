package dev.atelier.core.asset;

import dev.atelier.core.Parameters;
import dev.atelier.core.media.Digest;
import dev.atelier.core.media.MediaType;
import java.time.Instant;
import java.util.Optional;

/**
 * An entry of the library: bytes that are kept, and what is known of them.
 *
 * @param id a ULID
 * @param digest where the bytes are; several assets may share them
 * @param type media type
 * @param length bytes
 * @param customerId whose it is
 * @param origin where it comes from
 * @param createdAt when it was made
 * @param expiresAt when it may be swept away
 * @param facts width, height, duration, file name, seed, …
 */
public record Asset(
        String id,
        Digest digest,
        MediaType type,
        long length,
        long customerId,
        Origin origin,
        Instant createdAt,
        Optional<Instant> expiresAt,
        Parameters facts) {

    /**
     * Where an asset comes from.
     *
     * @param call the call that made it; absent for an upload
     * @param operation the operation's name, or {@code upload}
     * @param provider the provider's id
     * @param model the model's id
     */
    public record Origin(Optional<String> call, String operation, Optional<String> provider, Optional<String> model) {
        public static final Origin UPLOAD = new Origin(Optional.empty(), "upload", Optional.empty(), Optional.empty());
    }
}
