package dev.atelier.gemini;

import dev.atelier.core.Parameters;
import dev.atelier.core.error.ErrorKind;
import dev.atelier.core.operation.Inputs;
import dev.atelier.core.operation.MediaRequest;
import dev.atelier.core.operation.Operation;
import dev.atelier.core.provider.MediaProvider;
import dev.atelier.testkit.VendorContract;
import dev.atelier.testkit.gemini.FakeGemini;
import dev.atelier.testkit.vendor.SampleMedia;
import dev.atelier.testkit.vendor.VendorFake;
import java.io.IOException;
import java.util.List;
import java.util.Map;

class VeoContractTest extends VendorContract {
    @Override
    protected VendorFake start(String key) throws IOException {
        return new FakeGemini(key);
    }

    @Override
    protected Class<? extends MediaProvider> type() {
        return GeminiProvider.class;
    }

    @Override
    protected MediaRequest paid() {
        return video("veo-3.1-fast", Parameters.EMPTY);
    }

    @Override
    protected List<MediaRequest> fetched() {
        return List.of(paid(), video("gemini-omni-1.2-flash", Parameters.EMPTY));
    }

    @Override
    protected List<MediaRequest> requests() {
        return List.of(
                paid(),
                video("veo-3.1", Parameters.of("resolution", "4k").with("number_of_videos", 2)),
                video("veo-2", Parameters.EMPTY),
                video("veo-3.0-fast", Parameters.of("size", "1920x1080")),
                new MediaRequest(
                        Operation.VIDEO_GENERATE,
                        "veo-3.1-lite",
                        Parameters.of("prompt", "A pier"),
                        Map.of(
                                Inputs.IMAGE, List.of(SampleMedia.PNG.source()),
                                Inputs.LAST_FRAME, List.of(SampleMedia.WEBP.source()))));
    }

    @Override
    protected Map<MediaRequest, ErrorKind> failures() {
        return Map.of(
                video("veo-3.1", Parameters.of("prompt", "Something forbidden")), ErrorKind.MODERATED,
                video("veo-3.1", Parameters.of("prompt", "Something doomed")), ErrorKind.PROVIDER_REJECTED);
    }

    private static MediaRequest video(String model, Parameters parameters) {
        return MediaRequest.of(
                Operation.VIDEO_GENERATE,
                model,
                Parameters.of("prompt", "A pier").merge(parameters));
    }
}
