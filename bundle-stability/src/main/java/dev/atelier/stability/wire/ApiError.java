package dev.atelier.stability.wire;

import com.fasterxml.jackson.databind.JsonNode;
import dev.atelier.core.error.ErrorKind;
import dev.atelier.core.http.HttpReply;
import dev.atelier.core.vendor.VendorError;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** {@code {"id", "name", "errors": ["some-field: is required"]}}; the older API says {@code message} instead. */
public final class ApiError {
    /** Whoever asks too often is locked out for so long, and no header says it. */
    private static final Duration LOCKED_OUT = Duration.ofSeconds(60);

    private static final Pattern FIELD = Pattern.compile("([A-Za-z0-9_-]+):.*", Pattern.DOTALL);
    private static final Map<String, ErrorKind> KINDS = Map.of(
            "content_moderation", ErrorKind.MODERATED,
            "public_figure", ErrorKind.MODERATED,
            "invalid_language", ErrorKind.INVALID_REQUEST,
            "payload_too_large", ErrorKind.TOO_LARGE);

    private ApiError() {}

    /**
     * Reads the errors of one kind of call.
     *
     * @param names our names of the vendor's fields
     */
    public static Function<HttpReply, VendorError> reader(Map<String, String> names) {
        return reply -> read(reply, names);
    }

    private static VendorError read(HttpReply reply, Map<String, String> names) {
        JsonNode body = Json.tree(reply.body());
        Optional<String> name = Json.text(body, "name");
        Optional<String> field = name.filter("invalid_language"::equals)
                .map(code -> "prompt")
                .or(() -> errors(body).flatMap(error -> field(error, names)).findFirst());
        return new VendorError(message(body), name, field, kind(reply.status(), name), wait(reply));
    }

    private static Optional<String> message(JsonNode body) {
        String sentences = errors(body).collect(Collectors.joining("; "));
        return Optional.of(sentences).filter(text -> !text.isBlank()).or(() -> Json.text(body, "message"));
    }

    private static Stream<String> errors(JsonNode body) {
        return StreamSupport.stream(body.path("errors").spliterator(), false).map(JsonNode::asText);
    }

    /** Fields that no caller named, such as the vendor's own name of a model, are left out. */
    private static Stream<String> field(String error, Map<String, String> names) {
        Matcher matcher = FIELD.matcher(error);
        return matcher.matches() ? Stream.ofNullable(names.get(matcher.group(1).replace('-', '_'))) : Stream.empty();
    }

    private static Optional<ErrorKind> kind(int status, Optional<String> name) {
        return name.map(KINDS::get).or(() -> status == 413 ? Optional.of(ErrorKind.TOO_LARGE) : Optional.empty());
    }

    private static Optional<Duration> wait(HttpReply reply) {
        return reply.status() == 429 && reply.header("retry-after").isEmpty()
                ? Optional.of(LOCKED_OUT)
                : Optional.empty();
    }
}
