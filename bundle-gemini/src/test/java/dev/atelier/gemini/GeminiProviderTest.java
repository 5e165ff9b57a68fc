package dev.atelier.gemini;

import static org.assertj.core.api.Assertions.assertThat;

import dev.atelier.core.Parameters;
import dev.atelier.core.error.ErrorKind;
import dev.atelier.core.error.MediaException;
import dev.atelier.core.operation.MediaRequest;
import dev.atelier.core.operation.Operation;
import dev.atelier.testkit.TestCall;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

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
