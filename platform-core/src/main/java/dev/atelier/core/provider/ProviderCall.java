package dev.atelier.core.provider;

import dev.atelier.core.CallId;
import dev.atelier.core.media.ContentSink;
import dev.atelier.core.media.MediaContent;
import dev.atelier.core.model.ModelDescriptor;
import dev.atelier.core.operation.MediaRequest;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/** One call as its provider sees it: the validated request, and the places where results go. */
@ProviderType
public interface ProviderCall {
    /** The call's identity, the same in start, poll, cancel and find. */
    CallId id();

    /** The request with the schema's defaults filled in. */
    MediaRequest request();

    /** The catalogue entry that serves the call; its id is the name for the vendor. */
    ModelDescriptor model();

    /** The media in a role, already here and checked; empty when none was given. */
    List<MediaContent> inputs(String role);

    /** Where the result's bytes go. */
    ContentSink sink();

    /**
     * Where parts of the result go before it is whole: words of a chat, previews of a picture. {@link
     * PartialListener#NONE} itself where nobody listens, so that the vendor need not be asked for parts.
     */
    PartialListener partials();

    /** Whether whoever asked is gone or has cancelled; worth a look within long work. */
    boolean cancelled();

    /**
     * Says that what comes next may buy something, or must not be done twice for another reason. After a crash a call
     * for which it was said is looked for with {@link MediaProvider#find} and never begun again; one for which it was
     * not said is begun again. The door says it by itself before a {@link dev.atelier.core.http.HttpCall#buy purchase}.
     *
     * @throws dev.atelier.core.error.MediaException {@code UNAVAILABLE} when that cannot be written down just now; let
     *     it pass, and buy nothing
     */
    default void buying() {}

    /**
     * Where the vendor can tell that the call has moved on, for vendors that call back; nothing when the platform has no
     * address that vendors can reach. See {@link MediaProvider#signed}.
     */
    default Optional<URI> webhookAddress() {
        return Optional.empty();
    }
}
