package dev.atelier.stability.wire;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.atelier.core.http.HttpReply;
import dev.atelier.core.media.ContentSink;
import dev.atelier.core.media.ContentWriter;
import dev.atelier.core.media.MediaContent;
import dev.atelier.core.media.MediaType;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.Set;

/**
 * Media with what is said about them: as bytes with headers, or as base64 in JSON beside it. The vendor answers as the
 * {@code accept} header asks, compatible servers as they like.
 *
 * @param media the file; nothing when the answer has none
 * @param finishReason {@code SUCCESS} or {@code CONTENT_FILTERED}
 * @param seed the seed that was used
 */
public record MediaAnswer(Optional<MediaContent> media, Optional<String> finishReason, Optional<Long> seed) {
    private static final Set<String> MEDIA = Set.of("image", "audio", "result", "video");

    /** Whether the work was done, and paid for, but is not shown. */
    public boolean filtered() {
        return finishReason.filter("CONTENT_FILTERED"::equalsIgnoreCase).isPresent();
    }

    /** The answer of bytes and headers. */
    public static MediaAnswer binary(HttpReply reply, MediaContent media) {
        return new MediaAnswer(
                Optional.of(media),
                reply.header("finish-reason"),
                reply.header("seed").flatMap(MediaAnswer::number));
    }

    /**
     * The answer that is JSON. Base64 is decoded into the sink while it is read, so that no file is held.
     *
     * @param json as it was stored
     * @param declared what the file in it is claimed to be
     * @throws IOException if it is no JSON, or no base64 where it must be
     */
    public static MediaAnswer json(MediaContent json, MediaType declared, ContentSink sink) throws IOException {
        MediaAnswer answer = new MediaAnswer(Optional.empty(), Optional.empty(), Optional.empty());
        try (InputStream bytes = json.open();
                JsonParser parser = Json.MAPPER.getFactory().createParser(bytes)) {
            parser.nextToken();
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String name = parser.currentName();
                answer = answer.with(name, parser.nextToken(), parser, declared, sink);
            }
        }
        return answer;
    }

    private MediaAnswer with(String name, JsonToken value, JsonParser parser, MediaType declared, ContentSink sink)
            throws IOException {
        if (value == JsonToken.VALUE_STRING && MEDIA.contains(name)) {
            try (ContentWriter file = sink.open(declared)) {
                parser.readBinaryValue(file);
                return new MediaAnswer(Optional.of(file.commit()), finishReason, seed);
            } catch (IllegalArgumentException noBase64) {
                throw new IOException("no base64 in " + name, noBase64);
            }
        } else if (name.equals("finish_reason")) {
            return new MediaAnswer(media, Optional.ofNullable(parser.getValueAsString()), seed);
        } else if (name.equals("seed")) {
            return new MediaAnswer(
                    media,
                    finishReason,
                    Optional.ofNullable(parser.getValueAsString()).flatMap(MediaAnswer::number));
        }
        parser.skipChildren();
        return this;
    }

    private static Optional<Long> number(String text) {
        return Optional.of(text).filter(digits -> digits.matches("\\d{1,18}")).map(Long::valueOf);
    }
}
