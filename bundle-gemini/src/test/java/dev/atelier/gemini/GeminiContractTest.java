package dev.atelier.gemini;

import dev.atelier.core.Parameters;
import dev.atelier.core.error.ErrorKind;
import dev.atelier.core.operation.MediaRequest;
import dev.atelier.core.operation.Operation;
import dev.atelier.core.provider.MediaProvider;
import dev.atelier.testkit.VendorContract;
import dev.atelier.testkit.gemini.FakeGemini;
import dev.atelier.testkit.vendor.VendorFake;
import java.io.IOException;
import java.util.List;
import java.util.Map;

class GeminiContractTest extends VendorContract {
    @Override
    protected VendorFake start(String key) throws IOException {
        return new FakeGemini(key);
    }

    @Override
    protected Class<? extends MediaProvider> type() {
        return GeminiProvider.class;
    }

    @Override
    protected List<MediaRequest> requests() {
        return List.of(
                picture("imagen-4.0-generate-001", "A pier"),
                picture("gemini-2.5-flash-image", "A pier"),
                MediaRequest.of(
                        Operation.SPEECH_GENERATE,
                        "gemini-2.5-flash-preview-tts",
                        Parameters.of("text", "Good morning")));
    }

    @Override
    protected List<MediaRequest> fetched() {
        return List.of(video("veo-3.1-fast-generate-preview"), video("gemini-omni-1.2-flash"));
    }

    @Override
    protected Map<MediaRequest, ErrorKind> failures() {
        return Map.of(
                picture("gemini-3-pro-image", "Something forbidden"), ErrorKind.MODERATED,
                picture("gemini-3-pro-image", "Something risky"), ErrorKind.MODERATED,
                picture("gemini-3-pro-image", "A wordy answer"), ErrorKind.PROVIDER_REJECTED,
                picture("imagen-4.0-generate-001", "Something forbidden"), ErrorKind.MODERATED);
    }

    private static MediaRequest picture(String model, String prompt) {
        return MediaRequest.of(Operation.IMAGE_GENERATE, model, Parameters.of("prompt", prompt));
    }

    private static MediaRequest video(String model) {
        return MediaRequest.of(Operation.VIDEO_GENERATE, model, Parameters.of("prompt", "A pier"));
    }
}
