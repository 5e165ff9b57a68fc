package dev.atelier.gemini.wire;

import dev.atelier.core.Parameters;
import dev.atelier.core.error.ErrorKind;
import dev.atelier.core.error.Failure;
import dev.atelier.core.error.MediaException;
import dev.atelier.core.http.HttpBody;
import dev.atelier.core.media.MediaContent;
import dev.atelier.core.model.InputSlot;
import dev.atelier.core.provider.ProviderCall;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Collects the media that go into a request as they are. For one thread. */
final class Inline {
    /** Types that Gemini writes otherwise. */
    private static final Map<String, String> TYPES =
            Map.of("audio/mpeg", "audio/mp3", "audio/x-wav", "audio/wav", "video/quicktime", "video/mov");

    private final List<MediaContent> media = new ArrayList<>();
    private final long most;

    Inline(ProviderCall call) {
        this.most = call.model().inputs().stream()
                .mapToLong(InputSlot::maxBytes)
                .max()
                .orElse(0);
    }

    /**
     * The part of a message that holds this content.
     *
     * @throws MediaException {@code TOO_LARGE} when all contents together exceed what one may have: the vendor bounds the
     *     whole request
     */
    Parameters part(MediaContent content) {
        media.add(content);
        long length = media.stream().mapToLong(MediaContent::length).sum();
        if (length > most) {
            throw new MediaException(Failure.of(
                            ErrorKind.TOO_LARGE,
                            "the media of a request to Gemini have at most " + most + " bytes together, but these have "
                                    + length)
                    .withProvider("gemini"));
        }
        String type = content.type().toString();
        return Parameters.of(
                "inlineData",
                Parameters.of("mimeType", TYPES.getOrDefault(type, type))
                        .with("data", HttpBody.Json.base64(media.size() - 1)));
    }

    List<Parameters> parts(List<MediaContent> contents) {
        return contents.stream().map(this::part).toList();
    }

    List<MediaContent> media() {
        return List.copyOf(media);
    }
}
