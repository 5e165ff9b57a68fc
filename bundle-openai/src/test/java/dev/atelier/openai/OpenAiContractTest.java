package dev.atelier.openai;

import dev.atelier.core.Parameters;
import dev.atelier.core.error.ErrorKind;
import dev.atelier.core.operation.MediaRequest;
import dev.atelier.core.operation.Operation;
import dev.atelier.core.provider.MediaProvider;
import dev.atelier.testkit.ProviderContract;
import dev.atelier.testkit.TestPlatform;
import dev.atelier.testkit.openai.FakeOpenAi;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;

class OpenAiContractTest extends ProviderContract {
    private static final String KEY = "sk-contract-0123456789";

    private final FakeOpenAi fake;

    OpenAiContractTest() throws IOException {
        fake = new FakeOpenAi(KEY);
    }

    @AfterEach
    void stop() {
        fake.close();
    }

    @Override
    protected MediaProvider provider(TestPlatform platform) {
        return platform.provider(
                OpenAiProvider.class,
                Map.of("apiKey", KEY, "baseUrl", fake.baseUrl().toString()));
    }

    @Override
    protected Optional<MediaProvider> unconfigured(TestPlatform platform) {
        return Optional.of(platform.provider(OpenAiProvider.class, Map.of()));
    }

    @Override
    protected List<String> secrets() {
        return List.of(KEY);
    }

    @Override
    protected List<MediaRequest> requests() {
        return List.of(picture("gpt-image-1", "A pier"), picture("dall-e-3", "A pier"), picture("dall-e-2", "A pier"));
    }

    @Override
    protected Map<MediaRequest, ErrorKind> failures() {
        return Map.of(
                picture("gpt-image-2", "forbidden"), ErrorKind.MODERATED,
                picture("dall-e-3", "forbidden"), ErrorKind.MODERATED);
    }

    private static MediaRequest picture(String model, String prompt) {
        return MediaRequest.of(Operation.IMAGE_GENERATE, model, Parameters.of("prompt", prompt));
    }
}
