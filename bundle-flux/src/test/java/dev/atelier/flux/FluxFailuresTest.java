package dev.atelier.flux;

import static org.assertj.core.api.Assertions.assertThat;

import dev.atelier.core.Parameters;
import dev.atelier.core.error.ErrorKind;
import dev.atelier.core.error.Failure;
import dev.atelier.testkit.vendor.Mischief;
import dev.atelier.testkit.vendor.VendorAnswer;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FluxFailuresTest {
    private FluxBench bench;

    @BeforeEach
    void start() throws IOException {
        bench = new FluxBench();
    }

    @AfterEach
    void stop() {
        bench.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "400 | {\"detail\":\"bad\"} | PROVIDER_REJECTED | bad",
                "402 | {\"detail\":\"Insufficient credits\"} | PROVIDER_QUOTA | Insufficient credits",
                "403 | {\"detail\":\"Not authenticated\"} | PROVIDER_AUTH | Not authenticated (check the key setting dev.atelier.flux/apiKey)",
                "422 | {\"detail\":\"odd\"} | PROVIDER_REJECTED | odd",
                "500 | {\"error\":\"internal\",\"message\":\"it broke\"} | PROVIDER_FAILED | it broke",
                "503 | {\"error\":\"down\"} | PROVIDER_FAILED | down",
            })
    void saysWhatTheVendorSays(int status, String body, ErrorKind kind, String message) {
        Failure failure = refused(VendorAnswer.json(status, body));

        assertThat(failure.kind()).isEqualTo(kind);
        assertThat(failure.message()).isEqualTo(message);
    }

    @ParameterizedTest
    @CsvSource({
        "width, width",
        "input_image_3, image",
        "input_image, image",
        "image_prompt, image",
        "start_video, video",
        "duration, duration_seconds"
    })
    void namesOurFieldOfTheVendors(String theirs, String ours) {
        Failure failure = refused(VendorAnswer.json(
                422,
                "{\"detail\":[{\"type\":\"t\",\"loc\":[\"body\",\"" + theirs + "\",0],\"msg\":\"Input is wrong\"}]}"));

        assertThat(failure.kind()).isEqualTo(ErrorKind.INVALID_REQUEST);
        assertThat(failure.field()).contains(ours);
        assertThat(failure.message()).isEqualTo(ours + ": Input is wrong");
        assertThat(failure.vendorCode()).contains("t");
    }

    @Test
    void tellsTheWaitOfABodyAfterItHasComeAgainInVain() {
        bench.fake
                .vendor()
                .usually(Mischief.instead(VendorAnswer.json(
                                429,
                                "{\"error\":\"rate_limited\",\"message\":\"Too many active tasks\",\"retry_after\":7.5}")
                        .withHeader("Retry-After-Ms", "1")));

        Failure failure = bench.failure(FluxBench.picture("flux", Parameters.EMPTY));

        assertThat(failure.kind()).isEqualTo(ErrorKind.UNAVAILABLE);
        assertThat(failure.message()).isEqualTo("Too many active tasks");
        assertThat(failure.retryAfter()).contains(Duration.ofMillis(7500));
    }

    private Failure refused(VendorAnswer answer) {
        bench.fake.vendor().next(Mischief.instead(answer));
        return bench.failure(FluxBench.picture("flux", Parameters.EMPTY));
    }
}
