package dev.atelier.gemini.wire;

import com.fasterxml.jackson.databind.JsonNode;
import dev.atelier.core.vendor.VendorError;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * An interaction as it stands.
 *
 * @param id by which it is polled, and continued
 * @param status {@code in_progress}, {@code completed}, …
 * @param output what the model said and made
 * @param error the first of its errors
 * @param usage tokens
 */
public record Interaction(
        Optional<String> id,
        String status,
        List<Content> output,
        Optional<VendorError> error,
        Optional<InteractionUsage> usage) {
    /**
     * A piece of the output.
     *
     * @param type {@code text}, {@code image}, {@code video} or {@code audio}
     * @param text of a text
     * @param data base64, or the mark that stands for it
     * @param uri where the file is
     */
    public record Content(String type, Optional<String> text, Optional<String> data, Optional<String> uri) {
        public boolean isFile() {
            return data.isPresent() || uri.isPresent();
        }
    }

    public static Interaction read(String body) {
        JsonNode root = Json.tree(body);
        List<Content> output = new ArrayList<>();
        for (JsonNode step : root.path("steps")) {
            // What was put in comes back as steps too.
            if (step.path("type").asText().equals("model_output")) {
                step.path("content").forEach(content -> output.add(content(content)));
            }
        }
        // Some music models answer in the older form.
        root.path("outputs").forEach(content -> output.add(content(content)));
        JsonNode error = root.path("errors").path(0);
        return new Interaction(
                Json.text(root, "id"),
                root.path("status").asText(),
                List.copyOf(output),
                error.isMissingNode() ? Optional.empty() : Optional.of(JobError.read(error)),
                InteractionUsage.read(root.path("usage")));
    }

    /** All that the model said. */
    public Optional<String> words() {
        StringBuilder words = new StringBuilder();
        output.forEach(content -> content.text().ifPresent(words::append));
        return words.isEmpty() ? Optional.empty() : Optional.of(words.toString());
    }

    private static Content content(JsonNode content) {
        return new Content(
                content.path("type").asText(),
                Json.text(content, "text"),
                Json.text(content, "data"),
                Json.text(content, "uri"));
    }
}
