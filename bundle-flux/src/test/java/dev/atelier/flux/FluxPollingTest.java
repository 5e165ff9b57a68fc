package dev.atelier.flux;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.atelier.core.MicroDollars;
import dev.atelier.core.Parameters;
import dev.atelier.core.error.ErrorKind;
import dev.atelier.core.error.Failure;
import dev.atelier.core.error.MediaException;
import dev.atelier.core.media.MediaType;
import dev.atelier.core.operation.MediaRequest;
import dev.atelier.core.operation.MediaResult;
import dev.atelier.core.provider.JobHandle;
import dev.atelier.core.provider.ProviderAnswer;
import dev.atelier.testkit.TestCall;
import dev.atelier.testkit.vendor.Mischief;
import dev.atelier.testkit.vendor.VendorAnswer;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FluxPollingTest {
    private static final MediaRequest PICTURE = FluxBench.picture("flux-dev", Parameters.EMPTY);

    private FluxBench bench;

    @BeforeEach
    void start() throws IOException {
        bench = new FluxBench();
    }

    @AfterEach
    void stop() {
        bench.close();
    }

    @Test
    void asksTheClusterThatTheVendorNamesOftenAtFirst() {
        bench.fake.pollsPerJob(4);
        TestCall call = bench.call(PICTURE);

        List<Duration> paces = new ArrayList<>();
        ProviderAnswer answer = bench.provider.start(call);
        while (answer instanceof ProviderAnswer.Started started) {
            paces.add(started.pollAfter());
            answer = bench.provider.poll(call, new JobHandle(started.handle().value()));
        }

        assertThat(paces.stream().map(Duration::toMillis)).containsExactly(500L, 1000L, 2000L, 2000L, 2000L, 2000L);
        assertThat(bench.fake.cluster().requests())
                .hasSize(6)
                .allMatch(request -> request.path().equals("/v1/get_result?id=task-0"));
        assertThat(bench.fake.vendor().requests()).hasSize(1);
    }

    @Test
    void fetchesTheVeryBytesWithoutTheKeyAndTellsWhatTheVendorTells() {
        bench.fake.resultBytes(70_000);

        MediaResult result = bench.run(PICTURE);

        assertThat(result.artifacts().get(0).content().length()).isEqualTo(70_000);
        assertThat(result.artifacts().get(0).content().type()).isEqualTo(MediaType.JPEG);
        assertThat(result.artifacts().get(0).role()).isEqualTo("image");
        assertThat(result.artifacts().get(0).facts().integer("seed")).hasValue(42);
        assertThat(result.details().canonical()).isEqualTo("{\"height\":1024,\"seed\":42,\"width\":1024}");
        assertThat(result.vendorCost()).contains(new MicroDollars(25_000));
        assertThat(bench.fake.resultHosts().get(0).requests())
                .singleElement()
                .satisfies(asked -> assertThat(asked.header("x-key")).isEmpty());
    }

    @Test
    void understandsSamplesWithinTheAnswer() {
        bench.fake.inlineSamples(true);

        MediaResult result = bench.run(FluxBench.picture("flux-dev", Parameters.of("output_format", "png")));

        assertThat(result.artifacts().get(0).content().type()).isEqualTo(MediaType.PNG);
        assertThat(bench.fake.resultHosts().get(0).requests()).isEmpty();
    }

    @Test
    void asksAgainForASampleThatCannotBeFetched() {
        bench.fake.expireSamples(true);

        assertThat(bench.failure(PICTURE).kind()).isEqualTo(ErrorKind.PROVIDER_FAILED);
    }

    @Test
    void aTaskThatStaysUnknownHasFailed() {
        bench.fake.cluster().usually(Mischief.instead(VendorAnswer.json(200, "{\"status\":\"Task not found\"}")));

        Failure failure = bench.failure(PICTURE);

        assertThat(failure.kind()).isEqualTo(ErrorKind.PROVIDER_REJECTED);
        assertThat(failure.kind().retriable()).isFalse();
        assertThat(bench.fake.cluster().requests()).hasSize(16);
    }

    @Test
    void aTaskThatIsNotThereYetIsAskedForAgain() {
        Mischief lost = Mischief.instead(VendorAnswer.json(404, "{\"detail\":\"Task not found\"}"));
        bench.fake.cluster().next(lost, lost);

        assertThat(bench.run(PICTURE).artifacts()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        "forbidden,            MODERATED,         Request Moderated,    0",
        "a forbidden result,   MODERATED,         Content Moderated,    25000",
        "broken,               PROVIDER_REJECTED, Error,                0"
    })
    void endsWithTheVendorsReason(String prompt, ErrorKind kind, String status, long charged) {
        Failure failure = bench.failure(PICTURE.withParameters(Parameters.of("prompt", prompt)));

        assertThat(failure.kind()).isEqualTo(kind);
        assertThat(failure.vendorCode()).contains(status);
        assertThat(failure.message()).startsWith(status + ": {\"Moderation Reasons\":[");
        assertThat(failure.charged()).isEqualTo(new MicroDollars(charged));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "[]",
                "<html>",
                "{\"status\":\"Sleeping\"}",
                "{\"status\":\"Ready\"}",
                "{\"status\":\"Ready\",\"result\":{\"sample\":null}}",
                "{\"status\":\"Ready\",\"result\":{\"sample\":\"no base64!\"}}",
                "{\"status\":\"Ready\",\"result\":{\"sample\":\"http:nowhere\"}}"
            })
    void anAnswerThatMakesNoSenseIsMalformed(String body) {
        bench.fake.cluster().usually(Mischief.instead(VendorAnswer.json(200, body)));

        assertThat(bench.failure(PICTURE).kind()).isEqualTo(ErrorKind.MALFORMED_ANSWER);
    }

    @Test
    void completesAnAddressThatLacksTheTask() {
        bench.fake
                .vendor()
                .next(submitted("{\"id\":\"a b\",\"polling_url\":\""
                        + bench.fake.cluster().address("/v1/get_result") + "\"}"));

        assertThat(bench.failure(PICTURE).kind()).isEqualTo(ErrorKind.PROVIDER_REJECTED);
        assertThat(bench.fake.cluster().requests().get(0).query("id")).contains("a b");
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://127.0.0.1:1/v1/get_result?id=1", "https://bfl.ai.example/v1/get_result?id=1"})
    void theKeyDoesNotFollowAnAddressOfAStranger(String address) {
        bench.fake.vendor().next(submitted("{\"id\":\"1\",\"polling_url\":\"" + address + "\"}"));

        Failure failure = bench.failure(PICTURE);

        assertThat(failure.kind()).isEqualTo(ErrorKind.MALFORMED_ANSWER);
        assertThat(failure.message()).contains("not trusted").doesNotContain(FluxBench.KEY);
    }

    @Test
    void aBusyClusterIsAskedAgain() {
        TestCall call = bench.call(PICTURE);
        ProviderAnswer.Started started = (ProviderAnswer.Started) bench.provider.start(call);
        bench.fake.cluster().usually(Mischief.instead(VendorAnswer.json(503, "{\"detail\":\"maintenance\"}")));

        assertThatThrownBy(() -> bench.provider.poll(call, started.handle()))
                .isInstanceOfSatisfying(
                        MediaException.class,
                        busy -> assertThat(busy.kind().retriable()).isTrue());
    }

    private static Mischief submitted(String body) {
        return Mischief.instead(VendorAnswer.json(200, body));
    }
}
