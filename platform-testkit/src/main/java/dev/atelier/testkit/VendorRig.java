package dev.atelier.testkit;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.atelier.core.error.Failure;
import dev.atelier.core.error.MediaException;
import dev.atelier.core.operation.MediaRequest;
import dev.atelier.core.operation.MediaResult;
import dev.atelier.core.operation.Operation;
import dev.atelier.core.provider.MediaProvider;
import dev.atelier.testkit.vendor.VendorFake;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A provider and the fake of its vendor, for the contract. */
abstract class VendorRig extends ProviderContract {
    /** What the vendor accepts. */
    static final String KEY = "sk-contract-0123456789abcdef";

    private VendorFake fake;

    /** Starts the vendor that accepts this key. */
    protected abstract VendorFake start(String key) throws IOException;

    /** The provider's class, with settings {@code apiKey} and {@code baseUrl}. */
    protected abstract Class<? extends MediaProvider> type();

    /** Settings beyond key and base URL. */
    protected Map<String, Object> settings() {
        return Map.of();
    }

    /** A request of one paid exchange, without inputs, whose result is a file. */
    protected MediaRequest paid() {
        return request(Operation.IMAGE_GENERATE, fake.provider());
    }

    /** Requests whose results are fetched from one of the fake's result hosts; at least one, if it has such hosts. */
    protected List<MediaRequest> fetched() {
        return List.of();
    }

    /** The vendor of the running test. */
    protected final VendorFake fake() {
        return fake;
    }

    @BeforeEach
    void startFake() throws IOException {
        fake = start(KEY);
    }

    @AfterEach
    void stopFake() {
        fake.close();
    }

    @Override
    protected final MediaProvider provider(TestPlatform made) {
        return provider(made, KEY);
    }

    @Override
    protected final Optional<MediaProvider> unconfigured(TestPlatform made) {
        return Optional.of(provider(made, ""));
    }

    @Override
    protected final List<String> secrets() {
        return List.of(KEY);
    }

    /** Makes what is asked for, on a platform of its own. */
    final MediaResult run(MediaRequest request) {
        try (TestPlatform platform = new TestPlatform()) {
            MediaProvider provider = provider(platform, KEY);
            return platform.run(provider, platform.call(provider, request));
        }
    }

    /** How a request fails, on a platform of its own. */
    final Failure failure(MediaRequest request) {
        try (TestPlatform platform = new TestPlatform()) {
            return failure(platform, provider(platform, KEY), request);
        }
    }

    static Failure failure(TestPlatform platform, MediaProvider provider, MediaRequest request) {
        return Objects.requireNonNull(
                        catchThrowableOfType(
                                MediaException.class, () -> platform.run(provider, platform.call(provider, request))),
                        "it should have failed")
                .failure();
    }

    final MediaProvider provider(TestPlatform made, String key) {
        Map<String, Object> all = new HashMap<>(settings());
        all.put("apiKey", key);
        all.put("baseUrl", fake.baseUrl().toString());
        return made.provider(type(), all);
    }
}
