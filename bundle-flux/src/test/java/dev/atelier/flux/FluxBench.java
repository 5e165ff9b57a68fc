package dev.atelier.flux;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.atelier.core.Parameters;
import dev.atelier.core.error.Failure;
import dev.atelier.core.error.MediaException;
import dev.atelier.core.operation.Inputs;
import dev.atelier.core.operation.MediaRequest;
import dev.atelier.core.operation.MediaResult;
import dev.atelier.core.operation.Operation;
import dev.atelier.testkit.TestCall;
import dev.atelier.testkit.TestPlatform;
import dev.atelier.testkit.flux.FakeFlux;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/** A provider, the platform around it and the fake vendor that it speaks to. */
final class FluxBench implements AutoCloseable {
    static final String KEY = "bfl-right-0123456789";

    final TestPlatform platform = new TestPlatform();
    final FakeFlux fake;
    final FluxProvider provider;

    FluxBench() throws IOException {
        this(Map.of());
    }

    /** @param changed settings beside key, base URL and trusted hosts, or in their place */
    FluxBench(Map<String, Object> changed) throws IOException {
        fake = new FakeFlux(KEY);
        Map<String, Object> settings = new HashMap<>(fake.settings());
        settings.put("apiKey", KEY);
        settings.put("baseUrl", fake.baseUrl() + "/");
        settings.putAll(changed);
        provider = platform.provider(FluxProvider.class, settings);
    }

    static MediaRequest picture(String model, Parameters options) {
        return MediaRequest.of(
                Operation.IMAGE_GENERATE,
                model,
                Parameters.of("prompt", "A pier").merge(options));
    }

    static MediaRequest request(Operation operation, String model, Parameters options, Inputs inputs) {
        return new MediaRequest(
                operation, model, Parameters.of("prompt", "A pier").merge(options), inputs.toMap());
    }

    TestCall call(MediaRequest request) {
        return platform.call(provider, request);
    }

    MediaResult run(MediaRequest request) {
        return platform.run(provider, call(request));
    }

    Failure failure(MediaRequest request) {
        return Objects.requireNonNull(
                        catchThrowableOfType(MediaException.class, () -> run(request)), "it should have failed")
                .failure();
    }

    /** The path and body of the last submit. */
    String sent() {
        var submits = fake.vendor().requests().stream()
                .filter(request -> request.method().equals("POST"))
                .toList();
        var last = submits.get(submits.size() - 1);
        return last.path() + " " + last.body();
    }

    @Override
    public void close() {
        platform.close();
        fake.close();
    }
}
