package dev.atelier.openai.wire;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/**
 * {@code {"error": {…}}}. Compatible servers leave parts of it out, or all.
 *
 * @param message for people
 * @param type for example {@code invalid_request_error}
 * @param param the parameter at fault
 * @param code for example {@code moderation_blocked}
 */
public record ApiError(Optional<String> message, Optional<String> type, Optional<String> param, Optional<String> code) {
    public static ApiError read(String body) {
        JsonNode error = Json.tree(body).path("error");
        Optional<String> message = Json.text(error, "message").or(() -> Optional.ofNullable(error.textValue()));
        return new ApiError(message, Json.text(error, "type"), Json.text(error, "param"), Json.text(error, "code"));
    }

    /** Whether code or type is this. */
    public boolean is(String name) {
        return code.equals(Optional.of(name)) || type.equals(Optional.of(name));
    }
}
