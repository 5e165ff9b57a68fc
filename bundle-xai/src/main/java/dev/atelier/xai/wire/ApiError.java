package dev.atelier.xai.wire;

import com.fasterxml.jackson.databind.JsonNode;
import dev.atelier.core.error.ErrorKind;
import dev.atelier.core.http.HttpReply;
import dev.atelier.core.vendor.VendorError;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * xAI's errors, of which there are three shapes: {@code {"error": {"message", "type", "param", "code"}}}, {@code
 * {"code", "error"}} and {@code {"error"}}, the last two with the message as text.
 */
public final class ApiError {
    /** A wrong key is a 400, told from a wrong request by its words only. */
    private static final Pattern KEY = Pattern.compile("(?i)api[ _-]?key");

    private static final Pattern MODERATED =
            Pattern.compile("(?i)moderation|content[ _-]policy|usage guidelines|safety_check");
    private static final Pattern UNPAID = Pattern.compile("(?i)available credits|spending limit|insufficient_quota");
    /** xAI's parameters that have other names here. */
    private static final Map<String, String> NAMES =
            Map.of("n", "number_of_images", "duration", "duration_seconds", "voice_id", "voice", "images", "image");

    private ApiError() {}

    public static VendorError read(HttpReply reply) {
        JsonNode root = Json.tree(reply.body());
        JsonNode error = root.path("error");
        Optional<String> message = Json.text(error, "message").or(() -> Json.text(root, "error"));
        Optional<String> code = Json.text(error, "code").or(() -> Json.text(root, "code"));
        Optional<String> field = Json.text(error, "param").map(name -> NAMES.getOrDefault(name, name));
        Optional<ErrorKind> kind = kind(reply.status(), message.orElse("") + " " + code.orElse(""));
        return new VendorError(message, code, field, kind, Optional.empty());
    }

    /** Whether words speak of moderation. */
    static boolean moderated(String words) {
        return MODERATED.matcher(words).find();
    }

    private static Optional<ErrorKind> kind(int status, String words) {
        if (status == 400 && KEY.matcher(words).find()) {
            return Optional.of(ErrorKind.PROVIDER_AUTH);
        } else if (status < 500 && moderated(words)) {
            return Optional.of(ErrorKind.MODERATED);
        }
        return status < 500 && UNPAID.matcher(words).find() ? Optional.of(ErrorKind.PROVIDER_QUOTA) : Optional.empty();
    }
}
