package dev.atelier.gemini.wire;

import com.fasterxml.jackson.databind.JsonNode;
import dev.atelier.core.Parameters;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The answer of {@code POST /models/{id}:generateContent}, or a stretch of a streamed one. What the model only thought is
 * left out.
 *
 * @param text the words
 * @param media the files
 * @param toolCalls tools that it wants called, in OpenAI's shape
 * @param end why it ended
 * @param units what was used, by price unit
 */
public record ContentResponse(
        String text, List<Media> media, List<Parameters> toolCalls, End end, Map<String, Long> units) {
    /**
     * @param mimeType as the vendor says it, with parameters such as {@code rate=24000}
     * @param data what stands for the base64
     */
    public record Media(String mimeType, String data) {}

    /**
     * @param reason the finish reason, or why the prompt was blocked; nothing in the midst of a stream
     * @param message the vendor's words about it
     * @param blocked whether the prompt was refused before any work
     */
    public record End(Optional<String> reason, Optional<String> message, boolean blocked) {
        private static final Set<String> MODERATED = Set.of(
                "SAFETY",
                "RECITATION",
                "BLOCKLIST",
                "PROHIBITED_CONTENT",
                "SPII",
                "IMAGE_SAFETY",
                "IMAGE_PROHIBITED_CONTENT",
                "IMAGE_RECITATION");

        public boolean moderated() {
            return blocked || reason.filter(MODERATED::contains).isPresent();
        }
    }

    /** Nothing when the text is no answer of this kind. */
    public static Optional<ContentResponse> read(String body) {
        JsonNode root = Json.tree(body);
        JsonNode candidate = root.path("candidates").path(0);
        boolean blocked = root.at("/promptFeedback/blockReason").isTextual();
        if (!candidate.isObject() && !blocked && !root.path("usageMetadata").isObject()) {
            return Optional.empty();
        }
        StringBuilder text = new StringBuilder();
        List<Media> media = new ArrayList<>();
        List<Parameters> toolCalls = new ArrayList<>();
        for (JsonNode part : candidate.at("/content/parts")) {
            if (part.path("thought").asBoolean()) {
                continue;
            } else if (part.path("functionCall").isObject()) {
                toolCalls.add(ChatTools.asked(part, toolCalls.size()));
            }
            Json.text(part, "text").ifPresent(text::append);
            JsonNode inline = part.path("inlineData");
            Json.text(inline, "data")
                    .ifPresent(data ->
                            media.add(new Media(Json.text(inline, "mimeType").orElse(""), data)));
        }
        boolean pictured = media.stream().anyMatch(file -> file.mimeType().startsWith("image/"));
        End end = blocked ? blocked(root.path("promptFeedback")) : ended(candidate);
        Map<String, Long> units = UsageMetadata.units(root.path("usageMetadata"), pictured);
        return Optional.of(
                new ContentResponse(text.toString(), List.copyOf(media), List.copyOf(toolCalls), end, units));
    }

    /** This stretch of a stream with the next: the last word about the end and the usage holds. */
    public ContentResponse plus(ContentResponse next) {
        List<Parameters> calls = new ArrayList<>(toolCalls);
        calls.addAll(next.toolCalls);
        return new ContentResponse(
                text + next.text,
                media,
                List.copyOf(calls),
                next.end.reason().isPresent() ? next.end : end,
                next.units.isEmpty() ? units : next.units);
    }

    private static End blocked(JsonNode feedback) {
        return new End(Json.text(feedback, "blockReason"), Json.text(feedback, "blockReasonMessage"), true);
    }

    private static End ended(JsonNode candidate) {
        return new End(Json.text(candidate, "finishReason"), Json.text(candidate, "finishMessage"), false);
    }
}
