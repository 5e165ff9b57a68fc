package dev.atelier.gemini.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.atelier.core.error.ErrorKind;
import dev.atelier.core.http.HttpReply;
import dev.atelier.core.vendor.VendorError;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ApiErrorTest {
    @Test
    void readsTheVendorsWords() {
        VendorError error = read("'message':'No','status':'NOT_FOUND'");

        assertThat(error).isEqualTo(VendorError.of(Optional.of("No"), Optional.of("NOT_FOUND")));
    }

    @ParameterizedTest
    @CsvSource({"34s, 34000", "0.5s, 500", "1.123456s, 1123"})
    void readsWhenToComeBack(String delay, long millis) {
        assertThat(read("'details':[{'@type':'x'},{'@type':'RetryInfo','retryDelay':'" + delay + "'}]")
                        .retryAfter())
                .contains(Duration.ofMillis(millis));
    }

    @Test
    void knowsAQuotaThatLastsADay() {
        String minute = "'details':[{'violations':[{'quotaId':'RequestsPerMinutePerProject'}]}]";
        String day = "'details':[{'violations':[{'quotaId':'RequestsPerDayPerProject'}]},{'retryDelay':'3s'}]";

        assertThat(read(minute).kind()).isEmpty();
        assertThat(read(day).kind()).contains(ErrorKind.PROVIDER_QUOTA);
    }

    @Test
    void knowsAWrongKeyFromAWrongRequest() {
        assertThat(read("'details':[{'reason':'API_KEY_INVALID'}]").kind()).contains(ErrorKind.PROVIDER_AUTH);
        assertThat(read("'details':[{'reason':'OTHER'}]").kind()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "parameters.aspectRatio,                        aspect_ratio",
        "parameters.sampleCount,                        number_of_images",
        "generation_config.image_config.image_size,     width",
        "generationConfig.speechConfig.voiceConfig.prebuiltVoiceConfig.voiceName, voice",
        "contents[2].parts[0],                          parts",
        "prompt,                                        prompt",
    })
    void namesTheFieldAsWeDo(String vendors, String ours) {
        assertThat(read("'details':[{'fieldViolations':[{'field':'" + vendors + "'}]}]")
                        .field())
                .contains(ours);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "<html>", "{}", "[]", "null", "{\"error\":7}", "{\"error\":{\"details\":3}}"})
    void makesNothingOfOtherAnswers(String body) {
        assertThat(ApiError.read(new HttpReply(502, Map.of(), body))).isEqualTo(VendorError.NONE);
    }

    private static VendorError read(String members) {
        return ApiError.read(new HttpReply(400, Map.of(), "{\"error\":{" + members.replace('\'', '"') + "}}"));
    }
}
