package dev.atelier.openai.wire;

import com.fasterxml.jackson.databind.JsonNode;
import dev.atelier.core.http.HttpReply;
import dev.atelier.core.http.MediaEvent;
import dev.atelier.core.media.MediaContent;
import dev.atelier.core.provider.Partial;
import dev.atelier.core.provider.PartialListener;
import dev.atelier.core.vendor.Vendor;
import java.util.Optional;
import java.util.function.Function;

/** Reads a picture that comes as events: previews, then the whole. For one thread. */
public final class ImageEvents extends Events {
    private final PartialListener previews;
    private Function<String, Optional<MediaContent>> contents = mark -> Optional.empty();
    private Optional<ImagesResponse> whole = Optional.empty();

    public ImageEvents(PartialListener previews) {
        this.previews = previews;
    }

    /** Takes the next event. */
    public void hear(MediaEvent event) {
        contents = event::content;
        accept(event.event());
    }

    @Override
    void read(JsonNode event) {
        String type = event.path("type").asText();
        if (type.endsWith(".partial_image")) {
            int index = event.path("partial_image_index").asInt();
            contents.apply(event.path("b64_json").asText())
                    .ifPresent(preview -> previews.part(new Partial.Media(index, preview)));
        } else if (type.endsWith(".completed")) {
            whole = Optional.of(ImagesResponse.read(event, contents));
            end();
        }
    }

    /**
     * The picture, once the stream has ended.
     *
     * @param reply what the stream began with
     * @throws dev.atelier.core.error.MediaException when something went wrong on the way, or the picture never came
     */
    public ImagesResponse whole(Vendor vendor, HttpReply reply) {
        requireWhole(vendor, reply);
        return whole.orElseThrow();
    }
}
