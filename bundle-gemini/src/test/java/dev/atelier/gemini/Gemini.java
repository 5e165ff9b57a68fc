package dev.atelier.gemini;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.atelier.core.Parameters;
import dev.atelier.core.error.MediaException;
import dev.atelier.core.operation.MediaRequest;
import dev.atelier.core.operation.MediaResult;
import dev.atelier.core.operation.Operation;
import dev.atelier.core.provider.MediaProvider;
import dev.atelier.core.provider.Partial;
import dev.atelier.testkit.TestPlatform;
import dev.atelier.testkit.gemini.FakeGemini;
import dev.atelier.testkit.vendor.Mischief;
import dev.atelier.testkit.vendor.VendorAnswer;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;

/** The provider, through the platform's own door to a faithful fake. */
final class Gemini implements AutoCloseable {
    final FakeGemini fake = new FakeGemini("AIza-right-0123456789");
    final TestPlatform platform = new TestPlatform();
    final MediaProvider provider = platform.provider(
            GeminiProvider.class,
            Map.of("apiKey", "AIza-right-0123456789", "baseUrl", fake.baseUrl().toString()));

    Gemini() throws IOException {}

    MediaResult run(Operation operation, String model, Parameters parameters) {
        return run(MediaRequest.of(operation, model, parameters));
    }

    MediaResult run(MediaRequest request) {
        return platform.run(provider, platform.call(provider, request));
    }

    MediaException failed(Operation operation, String model, Parameters parameters) {
        return failed(MediaRequest.of(operation, model, parameters));
    }

    MediaException failed(MediaRequest request) {
        return Objects.requireNonNull(
                catchThrowableOfType(MediaException.class, () -> run(request)), "it should have failed");
    }

    /** What was said piece by piece on the way to the result. */
    List<Partial> parts(MediaRequest request) {
        List<Partial> parts = new CopyOnWriteArrayList<>();
        platform.run(provider, platform.call(provider, request).withPartials(parts::add));
        return parts;
    }

    /** The vendor answers this, whatever it is asked next. */
    void answers(int status, String json) {
        fake.vendor().next(Mischief.instead(VendorAnswer.json(status, json.replace('\'', '"'))));
    }

    /** The body of the last request. */
    String sent() {
        return fake.vendor().requests().get(fake.vendor().requests().size() - 1).body();
    }

    @Override
    public void close() {
        platform.close();
        fake.close();
    }
}
