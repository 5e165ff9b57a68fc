package dev.atelier.core.http;

import dev.atelier.core.media.ContentSink;
import dev.atelier.core.media.MediaContent;
import dev.atelier.core.media.MediaType;
import java.net.URI;
import java.util.function.Consumer;
import org.osgi.annotation.versioning.ProviderType;

/**
 * A provider's way to its vendor. It bounds concurrency and time, repeats what is safe to repeat (obeying the vendor's
 * retry headers), keeps credentials to the vendor's host, and streams. Safe for use by any number of threads; methods
 * block.
 *
 * <p>All methods throw {@link dev.atelier.core.error.MediaException}: {@code UNAVAILABLE} when the vendor was certainly
 * not reached, {@code TIMEOUT} or {@code OUTCOME_UNKNOWN} when a call that may not be repeated broke off, {@code
 * MALFORMED_ANSWER} when the answer breaks its own format. An answer with an error status is returned, not thrown: only
 * the provider can read it.
 */
@ProviderType
public interface HttpDoor extends AutoCloseable {
    /** Sends a call and reads a small answer whole, at most 8 MiB. */
    HttpReply send(HttpCall call);

    /**
     * Sends a call whose JSON answer holds large base64 values. Values under the given names go to the sink, decoded
     * while they arrive; in the JSON they leave a mark, see {@link JsonReply}. A {@code data:} prefix is understood; an http
     * or https address stays as it is.
     *
     * @param binaryNames names of the members that hold base64, at any depth, for example {@code b64_json}
     * @param declared the type the bytes are claimed to have
     */
    JsonReply json(HttpCall call, java.util.Set<String> binaryNames, MediaType declared, ContentSink sink);

    /** Sends a call whose answer is the media itself; an error answer comes back as {@link HttpReply}. */
    BinaryReply binary(HttpCall call, ContentSink sink);

    /** Sends a call and hands on the server-sent events of the answer as they arrive, until the stream ends. */
    HttpReply events(HttpCall call, Consumer<ServerEvent> listener);

    /**
     * The same for events whose JSON holds large base64 values: values under the given names go to the sink, decoded
     * while they arrive, as in {@link #json}; in the event's data they leave a mark, see {@link MediaEvent}.
     */
    HttpReply events(
            HttpCall call,
            java.util.Set<String> binaryNames,
            MediaType declared,
            ContentSink sink,
            Consumer<MediaEvent> listener);

    /**
     * Fetches a result by its address, at once and without the door's headers unless it is the vendor's own host;
     * redirects are followed to public addresses only.
     */
    MediaContent download(URI address, ContentSink sink);

    /** Ends exchanges in flight and frees what the door holds. */
    @Override
    void close();
}
