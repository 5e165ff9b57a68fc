package dev.atelier.openai.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.atelier.core.error.ErrorKind;
import dev.atelier.core.error.Failure;
import dev.atelier.core.http.HttpReply;
import dev.atelier.core.vendor.Vendor;
import dev.atelier.core.vendor.VendorKey;
import dev.atelier.core.vendor.VendorSettings;
import dev.atelier.testkit.FakeHttpDoor;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ApiErrorTest {
    private final Vendor vendor = new Vendor(
            new FakeHttpDoor(),
            new VendorSettings(
                    VendorKey.bearer("openai", "sk-secret", "OPENAI_API_KEY"),
                    true,
                    "https://api.openai.com/v1",
                    Duration.ofSeconds(1),
                    1,
                    List.of()));

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "400, moderation_blocked,       -,    MODERATED",
                "400, content_policy_violation, -,    MODERATED",
                "400, invalid_value,            size, INVALID_REQUEST",
                "400, billing_hard_limit_reached, -,  PROVIDER_QUOTA",
                "400, -,                        -,    PROVIDER_REJECTED",
                "401, invalid_api_key,          -,    PROVIDER_AUTH",
                "403, -,                        -,    PROVIDER_AUTH",
                "404, model_not_found,          model, PROVIDER_REJECTED",
                "409, -,                        -,    PROVIDER_FAILED",
                "422, invalid_value,            n,    INVALID_REQUEST",
                "429, rate_limit_exceeded,      -,    UNAVAILABLE",
                "429, insufficient_quota,       -,    PROVIDER_QUOTA",
                "500, server_error,             -,    PROVIDER_FAILED",
                "503, -,                        -,    PROVIDER_FAILED",
            })
    void givesEachErrorItsKind(int status, String code, String param, ErrorKind kind) {
        Failure failure = of(status, error("No", param, code));

        assertThat(failure.kind()).isEqualTo(kind);
        assertThat(failure.message())
                .isEqualTo(
                        kind == ErrorKind.PROVIDER_AUTH
                                ? "No (check the key setting dev.atelier.openai/apiKey)"
                                : "No");
        assertThat(failure.provider()).contains("openai");
    }

    @Test
    void namesOurOwnFieldForTheVendors() {
        assertThat(of(400, error("No", "size", "invalid_value")).field()).contains("width");
        assertThat(of(400, error("No", "quality", "invalid_value")).field()).contains("quality");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "<html>Bad gateway</html>", "{}", "{\"error\":null}", "[1]"})
    void understandsAnswersWithoutAnExplanation(String body) {
        assertThat(of(502, body).message()).isEqualTo("HTTP 502 without an explanation");
    }

    @Test
    void understandsCompatibleServersThatAnswerInOneWord() {
        assertThat(of(500, "{\"error\":\"out of memory\"}").message()).isEqualTo("out of memory");
    }

    @Test
    void hidesTheKey() {
        assertThat(of(401, error("Incorrect API key provided: sk-secret.", null, null))
                        .message())
                .contains("***")
                .doesNotContain("sk-secret");
    }

    @Test
    void handsOnWhenToComeBack() {
        HttpReply busy = new HttpReply(429, Map.of("retry-after", List.of("7")), "{}");

        assertThat(of(busy).retryAfter()).contains(Duration.ofSeconds(7));
    }

    private Failure of(int status, String body) {
        return of(new HttpReply(status, Map.of(), body));
    }

    private Failure of(HttpReply reply) {
        return vendor.failure(reply, ApiError.reader(Map.of("size", "width")).apply(reply))
                .failure();
    }

    private static String error(String message, String param, String code) {
        return "{\"error\":{\"message\":\"" + message + "\",\"type\":\"some_error\",\"param\":" + quoted(param)
                + ",\"code\":" + quoted(code) + "}}";
    }

    private static String quoted(String text) {
        return text == null ? "null" : "\"" + text + "\"";
    }
}
