package dev.atelier.openai.wire;

import com.fasterxml.jackson.databind.JsonNode;
import dev.atelier.core.error.ErrorKind;
import dev.atelier.core.http.HttpReply;
import dev.atelier.core.vendor.VendorError;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** {@code {"error": {"message", "type", "param", "code"}}}. Compatible servers leave parts of it out, or all. */
public final class ApiError {
    private static final Set<String> MODERATED = Set.of("moderation_blocked", "content_policy_violation");
    private static final Set<String> UNPAID = Set.of("insufficient_quota", "billing_hard_limit_reached");

    private ApiError() {}

    /**
     * Reads the errors of one kind of call.
     *
     * @param names OpenAI's parameters that have other names here, with those names
     */
    public static Function<HttpReply, VendorError> reader(Map<String, String> names) {
        return reply -> read(Json.tree(reply.body()).path("error"), names);
    }

    /** What a code or type of OpenAI's means where the HTTP status alone would mislead. */
    public static Optional<ErrorKind> kind(String code) {
        if (MODERATED.contains(code)) {
            return Optional.of(ErrorKind.MODERATED);
        }
        return UNPAID.contains(code) ? Optional.of(ErrorKind.PROVIDER_QUOTA) : Optional.empty();
    }

    static VendorError read(JsonNode error, Map<String, String> names) {
        Optional<String> message = Json.text(error, "message").or(() -> Optional.ofNullable(error.textValue()));
        Optional<String> code = Json.text(error, "code");
        Optional<ErrorKind> kind =
                code.flatMap(ApiError::kind).or(() -> Json.text(error, "type").flatMap(ApiError::kind));
        Optional<String> field = Json.text(error, "param").map(param -> names.getOrDefault(param, param));
        return new VendorError(message, code, field, kind, Optional.empty());
    }
}
