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

class InteractionsContractTest extends VendorContract {
    @Override
    protected VendorFake start(String key) throws IOException {
        return new FakeGemini(key);
    }

    @Override
    protected Class<? extends MediaProvider> type() {
        return GeminiProvider.class;
    }

    /** With the answer, as it is not in {@link #fetched}. */
    @Override
    protected MediaRequest paid() {
        return video(Parameters.of("delivery", "inline"));
    }

    @Override
    protected List<MediaRequest> fetched() {
        return List.of(video(Parameters.EMPTY));
    }

    @Override
    protected List<MediaRequest> requests() {
        return List.of(
                paid(),
                video(Parameters.of("resolution", "4k").with("duration_seconds", 15)),
                new MediaRequest(
                        Operation.VIDEO_GENERATE,
                        "gemini-omni-flash-preview",
                        Parameters.of("prompt", "A pier"),
                        Map.of(Inputs.IMAGE, List.of(SampleMedia.PNG.source()))),
                MediaRequest.of(Operation.MUSIC_GENERATE, "lyria-3-pro-preview", Parameters.of("prompt", "A shanty")));
    }

    @Override
    protected Map<MediaRequest, ErrorKind> failures() {
        return Map.of(
                video(Parameters.of("prompt", "Something forbidden")), ErrorKind.MODERATED,
                video(Parameters.of("prompt", "Something unaffordable")), ErrorKind.PROVIDER_QUOTA,
                video(Parameters.of("prompt", "Something doomed")), ErrorKind.PROVIDER_REJECTED);
    }

    private static MediaRequest video(Parameters parameters) {
        return MediaRequest.of(
                Operation.VIDEO_GENERATE,
                "gemini-omni-1.1-flash",
                Parameters.of("prompt", "A pier").merge(parameters));
    }
}
