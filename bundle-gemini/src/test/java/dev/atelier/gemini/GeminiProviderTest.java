package dev.atelier.gemini;

import static org.assertj.core.api.Assertions.assertThat;

import dev.atelier.core.Parameters;
import dev.atelier.core.error.ErrorKind;
import dev.atelier.core.error.MediaException;
import dev.atelier.core.model.LifeCycle;
import dev.atelier.core.operation.MediaRequest;
import dev.atelier.core.operation.Operation;
import dev.atelier.testkit.TestCall;
import java.io.IOException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GeminiProviderTest {
    private final Bench bench = new Bench();

    GeminiProviderTest() throws IOException {}

    @AfterEach
    void stop() {
        bench.close();
    }

    @Test
    void servesAModelThatConfigurationAdds() {
        assertThat(bench.finish(call("gemini-2.5-flash-image", "gemini-content"))
                        .artifacts())
                .hasSize(1);
    }

    @Test
    void sendsUnlistedNamesAsTheyAre() {
        MediaException thrown = bench.failure(
                MediaRequest.of(Operation.IMAGE_GENERATE, "gemini-9-flash-image", Parameters.of("prompt", "A pier")));

        assertThat(bench.fake().vendor().requests().get(0).path())
                .isEqualTo("/v1beta/models/gemini-9-flash-image:generateContent");
        assertThat(thrown.kind()).isEqualTo(ErrorKind.PROVIDER_REJECTED);
        assertThat(thrown).hasMessageContaining("gemini-9-flash-image is not found");
    }

    @ParameterizedTest
    @CsvSource({
        "imagen-4.0-generate-001,       2026-08-17",
        "imagen-4.0-ultra-generate-001, 2026-08-17",
        "imagen-4.0-fast-generate-001,  2026-08-17",
        "veo-3.1-generate-preview,      2026-10-22",
        "veo-3.1-fast-generate-preview, 2026-10-22",
        "veo-3.0-generate-001,          2026-06-30",
        "veo-3.0-fast-generate-001,     2026-06-30",
        "veo-2.0-generate-001,          2026-06-30",
    })
    void knowsWhatTheVendorHasEnded(String id, LocalDate day) {
        LifeCycle life =
                bench.provider().info().catalogue().model(id).orElseThrow().lifeCycle();

        assertThat(life.on(day.minusDays(1))).isNotEqualTo(LifeCycle.Stage.RETIRED);
        assertThat(life.on(day)).isEqualTo(LifeCycle.Stage.RETIRED);
        assertThat(life.successor()).isPresent();
    }

    @Test
    void namesTheDialectsThatItSpeaks() {
        MediaException thrown = bench.failure(call("gemini-9-image", "esperanto"));

        assertThat(thrown.kind()).isEqualTo(ErrorKind.UNSUPPORTED_OPERATION);
        assertThat(thrown).hasMessageContaining("esperanto").hasMessageContaining("gemini-content, imagen");
    }

    @Test
    void saysWhenToComeBackIfTheVendorStaysBusy() {
        bench.answers(
                429,
                "{'error':{'code':429,'message':'Quota','status':'RESOURCE_EXHAUSTED',"
                        + "'details':[{'@type':'type.googleapis.com/google.rpc.RetryInfo','retryDelay':'3600s'}]}}");

        MediaException thrown = bench.failure(call("gemini-3-pro-image", "gemini-content"));

        assertThat(thrown.kind()).isEqualTo(ErrorKind.UNAVAILABLE);
        assertThat(thrown.failure().retryAfter()).contains(Duration.ofHours(1));
        assertThat(thrown.failure().vendorCode()).contains("RESOURCE_EXHAUSTED");
    }

    @Test
    void comesAgainWhenTheVendorSaysWhen() {
        bench.answers(429, "{'error':{'code':429,'details':[{'retryDelay':'0.01s'}]}}");

        assertThat(bench.finish(call("gemini-3-pro-image", "gemini-content")).artifacts())
                .hasSize(1);
        assertThat(bench.fake().charged()).isEqualTo(1);
    }

    private TestCall call(String id, String dialect) {
        MediaRequest request = MediaRequest.of(Operation.IMAGE_GENERATE, id, Parameters.of("prompt", "A pier"));
        return bench.call(
                request, Parameters.of("operations", List.of("image.generate")).with("dialect", dialect));
    }
}
