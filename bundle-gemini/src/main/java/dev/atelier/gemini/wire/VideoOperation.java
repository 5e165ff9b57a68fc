package dev.atelier.gemini.wire;

import com.fasterxml.jackson.databind.JsonNode;
import dev.atelier.core.vendor.VendorError;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A long-running operation that makes videos.
 *
 * @param name by which it is polled
 * @param done whether it has ended
 * @param error why it failed
 * @param videos where the files are
 * @param filtered how many videos moderation withheld
 * @param reasons why it did
 */
public record VideoOperation(
        Optional<String> name,
        boolean done,
        Optional<VendorError> error,
        List<String> videos,
        long filtered,
        List<String> reasons) {
    public static VideoOperation read(String body) {
        JsonNode root = Json.tree(body);
        JsonNode made = root.at("/response/generateVideoResponse");
        List<String> videos = new ArrayList<>();
        for (JsonNode sample : made.path("generatedSamples")) {
            Json.text(sample.path("video"), "uri").ifPresent(videos::add);
        }
        List<String> reasons = new ArrayList<>();
        made.path("raiMediaFilteredReasons").forEach(reason -> reasons.add(reason.asText()));
        return new VideoOperation(
                Json.text(root, "name"),
                root.path("done").asBoolean(),
                root.has("error") ? Optional.of(JobError.read(root.path("error"))) : Optional.empty(),
                List.copyOf(videos),
                made.path("raiMediaFilteredCount").asLong(),
                List.copyOf(reasons));
    }

    /** Why videos are missing, in the vendor's words where it has some. */
    public String reason() {
        return reasons.isEmpty() ? "withheld by the vendor's moderation" : String.join(" ", reasons);
    }
}
