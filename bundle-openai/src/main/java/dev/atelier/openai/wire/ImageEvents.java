package dev.atelier.openai.wire;

import com.fasterxml.jackson.databind.JsonNode;
import dev.atelier.core.error.ErrorKind;
import dev.atelier.core.http.HttpReply;
import dev.atelier.core.http.MediaEvent;
import dev.atelier.core.provider.Partial;
import dev.atelier.core.provider.PartialListener;
import dev.atelier.core.vendor.Vendor;
import dev.atelier.core.vendor.VendorError;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Reads a picture that comes as events: previews, then the whole. For one thread. */
public final class ImageEvents implements Consumer<MediaEvent> {
    private final PartialListener previews;
    private Optional<ImagesResponse> whole = Optional.empty();
    private Optional<VendorError> error = Optional.empty();

    public ImageEvents(PartialListener previews) {
        this.previews = previews;
    }

    @Override
    public void accept(MediaEvent event) {
        JsonNode json = Json.tree(event.event().data());
        String type = json.path("type").asText(event.event().name());
        if (json.hasNonNull("error")) {
            // The status was sent long before, so it says nothing.
            VendorError read = ApiError.read(json.path("error"), Map.of());
            error = Optional.of(read.kind().isPresent() ? read : read.withKind(ErrorKind.PROVIDER_FAILED));
        } else if (type.endsWith(".partial_image")) {
            int index = json.path("partial_image_index").asInt();
            event.content(json.path("b64_json").asText())
                    .ifPresent(preview -> previews.part(new Partial.Media(index, preview)));
        } else if (type.endsWith(".completed")) {
            whole = Optional.of(ImagesResponse.read(json, event));
        }
    }

    /**
     * The picture, once the stream has ended.
     *
     * @param reply what the stream began with
     * @throws dev.atelier.core.error.MediaException when something went wrong on the way, or the picture never came
     */
    public ImagesResponse whole(Vendor vendor, HttpReply reply) {
        if (error.isPresent()) {
            throw vendor.failure(reply, error.get());
        }
        return whole.orElseThrow(() -> vendor.malformed("the stream ended before the picture was complete"));
    }
}
