package dev.atelier.stability;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.atelier.core.Parameters;
import dev.atelier.core.error.Failure;
import dev.atelier.core.error.MediaException;
import dev.atelier.core.media.MediaSource;
import dev.atelier.core.operation.MediaRequest;
import dev.atelier.core.operation.MediaResult;
import dev.atelier.core.operation.Operation;
import dev.atelier.testkit.TestPlatform;
import dev.atelier.testkit.stability.FakeStability;
import dev.atelier.testkit.vendor.FormPart;
import dev.atelier.testkit.vendor.VendorRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** A provider, a platform's door and a faithful fake. */
final class StabilityFixture implements AutoCloseable {
    static final String KEY = "sk-right-0123456789";

    final TestPlatform platform = new TestPlatform();
    final FakeStability fake;

    StabilityFixture() {
        try {
            fake = new FakeStability(KEY);
        } catch (IOException noPort) {
            throw new UncheckedIOException(noPort);
        }
    }

    StabilityProvider provider() {
        return provider(KEY);
    }

    StabilityProvider provider(String key) {
        return platform.provider(
                StabilityProvider.class,
                Map.of("apiKey", key, "baseUrl", fake.baseUrl().toString()));
    }

    MediaResult run(MediaRequest request) {
        StabilityProvider provider = provider();
        return platform.run(provider, platform.call(provider, request));
    }

    MediaResult draw(String model, Parameters parameters) {
        return run(request(Operation.IMAGE_GENERATE, model, parameters, Map.of()));
    }

    Failure failure(MediaRequest request) {
        return Objects.requireNonNull(
                        catchThrowableOfType(MediaException.class, () -> run(request)), "it should have failed")
                .failure();
    }

    /** @param media in each role, one */
    static MediaRequest request(
            Operation operation, String model, Parameters parameters, Map<String, MediaSource> media) {
        Map<String, List<MediaSource>> inputs = new LinkedHashMap<>();
        media.forEach((role, source) -> inputs.put(role, List.of(source)));
        return new MediaRequest(operation, model, parameters, inputs);
    }

    /** What the vendor was asked first. */
    VendorRequest sent() {
        return fake.vendor().requests().get(0);
    }

    /** The text fields that the vendor was sent first, and {@code file} for files. */
    Map<String, String> sentForm() {
        Map<String, String> form = new LinkedHashMap<>();
        for (FormPart part : sent().form().orElseThrow()) {
            form.put(part.name(), part.isFile() ? "file" : part.text());
        }
        return form;
    }

    @Override
    public void close() {
        platform.close();
        fake.close();
    }
}
