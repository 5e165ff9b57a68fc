package dev.atelier.gemini.wire;

import com.fasterxml.jackson.databind.JsonNode;
import dev.atelier.core.error.ErrorKind;
import dev.atelier.core.http.HttpReply;
import dev.atelier.core.vendor.VendorError;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code {"error": {"code", "message", "status", "details"}}}, as all of Google's APIs have it. */
public final class ApiError {
    private static final Pattern SECONDS = Pattern.compile("(\\d{1,9})(?:\\.(\\d{1,3})\\d*)?s");
    /** Gemini's fields that have other names here. */
    private static final Map<String, String> FIELDS = Map.of(
            "sample_count", "number_of_images",
            "image_size", "width",
            "sample_image_size", "width",
            "voice_name", "voice",
            "max_output_tokens", "max_tokens",
            "duration", "duration_seconds",
            "reference_images", "reference");

    private ApiError() {}

    /** An error that comes with status 200, in the midst of a stream, as the answer that it should have been. */
    public static Optional<HttpReply> within(String body) {
        JsonNode error = Json.tree(body).path("error");
        return error.isObject()
                ? Optional.of(new HttpReply(error.path("code").asInt(500), Map.of(), body))
                : Optional.empty();
    }

    public static VendorError read(HttpReply reply) {
        return read(Json.tree(reply.body()).path("error"));
    }

    /** @param error the object itself, as it also stands in operations that failed */
    public static VendorError read(JsonNode error) {
        Optional<String> status = Json.text(error, "status");
        VendorError read = VendorError.of(Json.text(error, "message"), status);
        for (JsonNode detail : error.path("details")) {
            read = with(read, detail);
        }
        return read;
    }

    private static VendorError with(VendorError error, JsonNode detail) {
        if (Json.text(detail, "reason").equals(Optional.of("API_KEY_INVALID"))) {
            return error.withKind(ErrorKind.PROVIDER_AUTH);
        } else if (detail.path("quotaId").asText().contains("PerDay")
                || detail.path("violations").findValuesAsText("quotaId").stream()
                        .anyMatch(quota -> quota.contains("PerDay"))) {
            // Asking again in a minute, as the vendor's RetryInfo says all the same, does not help.
            return error.withKind(ErrorKind.PROVIDER_QUOTA);
        }
        List<String> fields = detail.path("fieldViolations").findValuesAsText("field");
        if (!fields.isEmpty()) {
            return error.withField(ours(fields.get(0)));
        }
        return Json.text(detail, "retryDelay")
                .flatMap(ApiError::duration)
                .map(error::withRetryAfter)
                .orElse(error);
    }

    /** The last name of {@code parameters.aspectRatio}, as we write it. */
    private static String ours(String path) {
        String name = path.substring(path.lastIndexOf('.') + 1)
                .replaceAll("\\[\\d+]", "")
                .replaceAll("([a-z])([A-Z])", "$1_$2")
                .toLowerCase(Locale.ROOT);
        return FIELDS.getOrDefault(name, name);
    }

    private static Optional<Duration> duration(String text) {
        Matcher form = SECONDS.matcher(text);
        if (!form.matches()) {
            return Optional.empty();
        }
        String millis = (Optional.ofNullable(form.group(2)).orElse("") + "000").substring(0, 3);
        return Optional.of(Duration.ofSeconds(Long.parseLong(form.group(1))).plusMillis(Long.parseLong(millis)));
    }
}
