package dev.atelier.web.studio;

import dev.atelier.core.operation.MediaRequest;
import java.util.List;

/** How one call of the studio API words its request. */
interface Form {
    /**
     * Reads the request.
     *
     * @throws dev.atelier.core.error.MediaException naming the field that is wrong
     */
    MediaRequest request(Fields body, MediaReferences media);

    /** The client's name for a field of the request: {@code settings.image.width} for {@code width}. */
    String field(String name);

    /** Where the model and its parameters are. */
    Fields settings(Fields body);

    /** Where the files of a multipart body go; empty where only JSON is read. */
    default List<MediaField> files() {
        return List.of();
    }

    /** Whether a request must say whose it is. */
    default boolean requiresCustomer() {
        return true;
    }
}
