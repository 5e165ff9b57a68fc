package dev.atelier.xai;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.atelier.core.Parameters;
import dev.atelier.core.error.Failure;
import dev.atelier.core.error.MediaException;
import dev.atelier.core.operation.Inputs;
import dev.atelier.core.operation.MediaRequest;
import dev.atelier.core.operation.MediaResult;
import dev.atelier.core.operation.Operation;
import dev.atelier.testkit.TestPlatform;
import dev.atelier.testkit.vendor.Mischief;
import dev.atelier.testkit.vendor.VendorAnswer;
import dev.atelier.testkit.xai.FakeXai;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** The provider through the platform's own door to a faithful fake. */
abstract class XaiTest {
    static final String KEY = "xai-right-0123456789";

    final TestPlatform platform = new TestPlatform();
    FakeXai fake;

    @BeforeEach
    void start() throws IOException {
        fake = new FakeXai(KEY);
    }

    @AfterEach
    void stop() {
        platform.close();
        fake.close();
    }

    XaiProvider provider(Map<String, ?> changed) {
        Map<String, Object> settings =
                new HashMap<>(Map.of("apiKey", KEY, "baseUrl", fake.baseUrl().toString()));
        settings.putAll(changed);
        return platform.provider(XaiProvider.class, settings);
    }

    MediaResult run(MediaRequest request) {
        XaiProvider provider = provider(Map.of());
        return platform.run(provider, platform.call(provider, request));
    }

    Failure failure(MediaRequest request) {
        return Objects.requireNonNull(
                        catchThrowableOfType(MediaException.class, () -> run(request)), "it should have failed")
                .failure();
    }

    /** The body of the n-th request that the vendor got. */
    String sent(int index) {
        return fake.vendor().requests().get(index).body();
    }

    /** Answers the next request with this instead of what is proper. */
    void answer(int status, String json) {
        fake.vendor().next(Mischief.instead(VendorAnswer.json(status, json.replace('\'', '"'))));
    }

    static MediaRequest asked(Operation operation, String model, Parameters options) {
        return asked(operation, model, options, new Inputs());
    }

    static MediaRequest asked(Operation operation, String model, Parameters options, Inputs inputs) {
        return new MediaRequest(
                operation, model, Parameters.of("prompt", "A pier").merge(options), inputs.toMap());
    }
}
