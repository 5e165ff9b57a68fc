package dev.atelier.stability.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.atelier.core.error.ErrorKind;
import dev.atelier.core.http.HttpReply;
import dev.atelier.core.vendor.VendorError;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ApiErrorTest {
    private static final Map<String, String> NAMES =
            Map.of("duration", "duration_seconds", "search_prompt", "search_prompt");

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "400, bad_request,        -",
                "403, content_moderation, MODERATED",
                "422, public_figure,      MODERATED",
                "422, invalid_language,   INVALID_REQUEST",
                "413, payload_too_large,  TOO_LARGE",
                "413, -,                  TOO_LARGE",
                "404, not_found,          -",
                "429, rate_limit_exceeded, -",
                "500, internal_error,     -",
            })
    void saysWhatTheStatusAloneWouldNot(int status, String name, ErrorKind kind) {
        VendorError error = read(status, "{\"id\":\"1\",\"name\":" + quoted(name) + ",\"errors\":[\"No\"]}");

        assertThat(error.kind().orElse(null)).isEqualTo(kind);
        assertThat(error.code().orElse(null)).isEqualTo(name);
        assertThat(error.message()).contains("No");
    }

    @ParameterizedTest
    @CsvSource({
        "duration: must be in 1..190, duration_seconds",
        "search-prompt: is required, search_prompt",
        "model: is not known, ",
        "No: reason, ",
        "Nothing to say, "
    })
    void givesTheVendorsFieldOurName(String sentence, String field) {
        assertThat(read(400, "{\"errors\":[\"" + sentence + "\"]}").field().orElse(null))
                .isEqualTo(field);
    }

    @Test
    void blamesThePromptForItsLanguage() {
        assertThat(read(422, "{\"name\":\"invalid_language\",\"errors\":[\"English only\"]}")
                        .field())
                .contains("prompt");
    }

    @Test
    void joinsSentencesAndUnderstandsTheOlderApi() {
        assertThat(read(400, "{\"errors\":[\"One\",\"Two\"]}").message()).contains("One; Two");
        assertThat(read(401, "{\"message\":\"missing authorization header\"}").message())
                .contains("missing authorization header");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "<html>", "[]", "null", "{\"errors\":{}}", "{\"errors\":\"\"}"})
    void understandsAnswersWithoutAnExplanation(String body) {
        assertThat(read(502, body)).isEqualTo(VendorError.NONE);
    }

    @Test
    void knowsHowLongALockOutLasts() {
        HttpReply told = new HttpReply(429, Map.of("retry-after", List.of("7")), "{}");

        assertThat(read(429, "{}").retryAfter()).contains(Duration.ofSeconds(60));
        assertThat(ApiError.reader(NAMES).apply(told).retryAfter()).isEmpty();
    }

    private static VendorError read(int status, String body) {
        return ApiError.reader(NAMES).apply(new HttpReply(status, Map.of(), body));
    }

    private static String quoted(String text) {
        return text == null ? "null" : "\"" + text + "\"";
    }
}
