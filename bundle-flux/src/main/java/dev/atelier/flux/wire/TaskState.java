package dev.atelier.flux.wire;

import com.fasterxml.jackson.databind.JsonNode;
import dev.atelier.core.MicroDollars;
import dev.atelier.core.Parameters;
import java.util.Optional;

/**
 * How a task stands.
 *
 * @param status the vendor's word for it; nothing when the answer is no such thing
 * @param progress 0 to 1; what is not known is 0
 * @param sample the result: an address, or the mark that stands for what came in base64
 * @param facts seed and the like, by our names
 * @param why what the vendor says of a failure
 * @param cost what it cost, where the answer says so
 */
public record TaskState(
        Optional<String> status,
        double progress,
        Optional<String> sample,
        Parameters facts,
        Optional<String> why,
        Optional<MicroDollars> cost) {

    public static TaskState read(String body) {
        JsonNode root = Json.tree(body);
        JsonNode result = root.path("result");
        double progress = root.path("progress").asDouble();
        return new TaskState(
                Json.text(root, "status"),
                progress >= 0 && progress <= 1 ? progress : 0,
                Json.text(result, "sample"),
                facts(result),
                why(root.path("details")),
                Json.credits(root, "cost"));
    }

    /** The facts, with the prompt only where the vendor has made another one of it. */
    public Parameters factsBeside(Optional<String> prompt) {
        return facts.text("revised_prompt").equals(prompt) ? facts.without("revised_prompt") : facts;
    }

    /** Without the times: they are those of the work. */
    private static Parameters facts(JsonNode result) {
        JsonNode seed = result.path("seed");
        return Parameters.EMPTY
                .with("seed", seed.isIntegralNumber() ? seed.longValue() : null)
                .with("revised_prompt", Json.text(result, "prompt").orElse(null))
                .with("draft_cache", Json.text(result, "draft_cache").orElse(null));
    }

    private static Optional<String> why(JsonNode details) {
        if (details.isTextual()) {
            return Optional.of(details.textValue());
        }
        return details.isEmpty() ? Optional.empty() : Optional.of(details.toString());
    }
}
