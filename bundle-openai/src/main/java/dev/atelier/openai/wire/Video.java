package dev.atelier.openai.wire;

import com.fasterxml.jackson.databind.JsonNode;
import dev.atelier.core.error.ErrorKind;
import dev.atelier.core.http.HttpReply;
import dev.atelier.core.vendor.VendorError;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A video, or its making, as OpenAI tells of it.
 *
 * @param id OpenAI's name for it
 * @param status {@code queued}, {@code in_progress}, {@code completed} or {@code failed}
 * @param progress 0 to 1
 * @param createdAt seconds since 1970
 * @param facts {@code model}, {@code prompt}, {@code size}, {@code seconds}, {@code remixed_from_video_id}, as far as told
 * @param error why it failed
 */
public record Video(
        String id, String status, double progress, long createdAt, Map<String, String> facts, VendorError error) {
    /** Nothing when the answer is of no video. */
    public static Optional<Video> read(String body) {
        return read(Json.tree(body));
    }

    /** The videos of a list; those that make no sense are left out. */
    public static List<Video> list(String body) {
        List<Video> videos = new ArrayList<>();
        Json.tree(body).path("data").forEach(video -> read(video).ifPresent(videos::add));
        return videos;
    }

    private static Optional<Video> read(JsonNode video) {
        Optional<String> id = Json.text(video, "id").filter(text -> text.matches("[A-Za-z0-9_.-]{1,200}"));
        Map<String, String> facts = new HashMap<>();
        video.properties().stream()
                .filter(field -> field.getValue().isTextual())
                .forEach(field -> facts.put(field.getKey(), field.getValue().asText()));
        return id.map(name -> new Video(
                name,
                video.path("status").asText(),
                Math.max(0, Math.min(1, video.path("progress").asDouble() / 100)),
                video.path("created_at").asLong(),
                Map.copyOf(facts),
                error(ApiError.read(video.path("error"), Map.of()))));
    }

    /** When to look again, where an answer says it. */
    public static Optional<Duration> pollAfter(HttpReply reply) {
        return reply.header("openai-poll-after-ms")
                .filter(millis -> millis.matches("\\d{1,7}"))
                .map(millis -> Duration.ofMillis(Long.parseLong(millis)));
    }

    /** Asking again would not help, whatever went wrong. */
    private static VendorError error(VendorError read) {
        return read.withKind(read.kind().orElse(ErrorKind.PROVIDER_REJECTED));
    }

    /** Its playing time. */
    public OptionalLong seconds() {
        String seconds = facts.getOrDefault("seconds", "");
        return seconds.matches("\\d{1,4}") ? OptionalLong.of(Long.parseLong(seconds)) : OptionalLong.empty();
    }

    public Optional<String> size() {
        return Optional.ofNullable(facts.get("size"));
    }
}
