package dev.atelier.gemini;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.atelier.core.Parameters;
import dev.atelier.core.error.MediaException;
import dev.atelier.core.media.MediaSource;
import dev.atelier.core.operation.MediaRequest;
import dev.atelier.core.operation.MediaResult;
import dev.atelier.core.operation.Operation;
import dev.atelier.core.provider.Partial;
import dev.atelier.core.provider.ProviderAnswer;
import dev.atelier.testkit.MemorySink;
import dev.atelier.testkit.TestCall;
import dev.atelier.testkit.TestPlatform;
import dev.atelier.testkit.gemini.FakeGemini;
import dev.atelier.testkit.vendor.Mischief;
import dev.atelier.testkit.vendor.SampleMedia;
import dev.atelier.testkit.vendor.VendorAnswer;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;

/** The provider before a fake Gemini, through the platform's own door. */
final class Bench implements AutoCloseable {
    static final String KEY = "AIza-right-0123456789";

    private final TestPlatform platform = new TestPlatform();
    private final FakeGemini fake;
    private final GeminiProvider provider;

    Bench() throws IOException {
        fake = new FakeGemini(KEY);
        provider = platform.provider(
                GeminiProvider.class,
                Map.of("apiKey", KEY, "baseUrl", fake.baseUrl().toString()));
    }

    FakeGemini fake() {
        return fake;
    }

    GeminiProvider provider() {
        return provider;
    }

    /** A request with sample media by role. */
    static MediaRequest request(
            Operation operation, String model, Parameters parameters, Map<String, List<SampleMedia>> media) {
        Map<String, List<MediaSource>> inputs = new LinkedHashMap<>();
        media.forEach((role, samples) ->
                inputs.put(role, samples.stream().map(SampleMedia::source).toList()));
        return new MediaRequest(operation, model, parameters, inputs);
    }

    /** A call of a model that an operator added. */
    TestCall call(MediaRequest request, Parameters entry) {
        return new TestCall(request, platform.catalogueReader().readModel(request.model(), entry), sink());
    }

    TestCall call(MediaRequest request) {
        return platform.call(provider, request);
    }

    MediaResult run(MediaRequest request) {
        return platform.run(provider, call(request));
    }

    MediaResult finish(TestCall call) {
        return platform.run(provider, call);
    }

    MemorySink sink() {
        return platform.sink();
    }

    ProviderAnswer.Started start(MediaRequest request) {
        return (ProviderAnswer.Started) provider.start(call(request));
    }

    MediaException failure(MediaRequest request) {
        return Objects.requireNonNull(
                catchThrowableOfType(MediaException.class, () -> run(request)), "it should have failed");
    }

    MediaException failure(TestCall call) {
        return Objects.requireNonNull(
                catchThrowableOfType(MediaException.class, () -> finish(call)), "it should have failed");
    }

    /** What came piece by piece on the way to the result. */
    List<Partial> parts(MediaRequest request) {
        List<Partial> parts = new CopyOnWriteArrayList<>();
        platform.run(provider, call(request).withPartials(parts::add));
        return parts;
    }

    /** The vendor answers the next request with this, whatever it is; single quotes stand for double ones. */
    void answers(int status, String json) {
        fake.vendor().next(Mischief.instead(VendorAnswer.json(status, json.replace('\'', '"'))));
    }

    /** The body of the first request that the vendor got. */
    String sent() {
        return fake.vendor().requests().get(0).body();
    }

    @Override
    public void close() {
        platform.close();
        fake.close();
    }
}
