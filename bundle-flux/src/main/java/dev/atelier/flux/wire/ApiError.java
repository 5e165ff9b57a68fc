package dev.atelier.flux.wire;

import com.fasterxml.jackson.databind.JsonNode;
import dev.atelier.core.http.HttpReply;
import dev.atelier.core.vendor.VendorError;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * The shapes of an error: {@code {"detail": "…"}}, {@code {"detail": [{"loc": […], "msg": "…", "type": "…"}]}} and
 * {@code {"error": "…", "message": "…", "retry_after": 1}}.
 */
public final class ApiError {
    /** Fields that have other names here; pictures are numbered behind their name. */
    private static final Map<String, String> FIELDS = Map.of(
            "input_image", "image",
            "image_prompt", "image",
            "keyframes", "image",
            "start_video", "video",
            "duration", "duration_seconds");

    private ApiError() {}

    public static VendorError read(HttpReply reply) {
        JsonNode root = Json.tree(reply.body());
        JsonNode detail = root.path("detail");
        if (detail.path(0).isObject()) {
            return refusedField(detail.path(0));
        }
        Optional<String> error = Json.text(root, "error");
        Optional<String> message =
                Json.text(root, "detail").or(() -> Json.text(root, "message")).or(() -> error);
        VendorError read = VendorError.of(message, error);
        JsonNode wait = root.path("retry_after");
        return wait.isNumber() ? read.withRetryAfter(Duration.ofMillis(Math.round(wait.doubleValue() * 1000))) : read;
    }

    private static VendorError refusedField(JsonNode problem) {
        // The first step says where the field stands: body, query, path.
        Optional<String> field = Optional.ofNullable(problem.path("loc").path(1).textValue())
                .map(name -> name.replaceFirst("_\\d+$", ""))
                .map(name -> FIELDS.getOrDefault(name, name));
        String said = Json.text(problem, "msg").orElse("refused");
        VendorError error = VendorError.of(
                Optional.of(field.map(text -> text + ": " + said).orElse(said)), Json.text(problem, "type"));
        return field.map(error::withField).orElse(error);
    }
}
