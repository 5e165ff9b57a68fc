package dev.atelier.xai;

import dev.atelier.core.Parameters;
import dev.atelier.core.error.ErrorKind;
import dev.atelier.core.operation.Inputs;
import dev.atelier.core.operation.MediaRequest;
import dev.atelier.core.operation.Operation;
import dev.atelier.core.provider.MediaProvider;
import dev.atelier.testkit.VendorContract;
import dev.atelier.testkit.vendor.SampleMedia;
import dev.atelier.testkit.vendor.VendorFake;
import dev.atelier.testkit.xai.FakeXai;
import java.io.IOException;
import java.util.List;
import java.util.Map;

class XaiContractTest extends VendorContract {
    @Override
    protected VendorFake start(String key) throws IOException {
        return new FakeXai(key);
    }

    @Override
    protected Class<? extends MediaProvider> type() {
        return XaiProvider.class;
    }

    @Override
    protected List<MediaRequest> fetched() {
        return List.of(
                asked(Operation.IMAGE_GENERATE, "grok-imagine-image", Parameters.of("response_format", "url")),
                asked(Operation.VIDEO_GENERATE, "grok-imagine-video", Parameters.EMPTY));
    }

    @Override
    protected List<MediaRequest> requests() {
        Parameters longer = Parameters.of("operation", "extend").with("prompt", "It goes on");
        return List.of(
                asked(Operation.IMAGE_GENERATE, "grok-2-image", Parameters.EMPTY),
                asked(Operation.IMAGE_GENERATE, "grok-imagine-image-quality", Parameters.of("n", 3)),
                asked(Operation.VIDEO_GENERATE, "grok-imagine-video-1.5-lite", Parameters.EMPTY),
                new MediaRequest(
                        Operation.VIDEO_EDIT,
                        "grok-imagine-video",
                        longer,
                        new Inputs().add(Inputs.VIDEO, SampleMedia.MP4.source()).toMap()));
    }

    @Override
    protected Map<MediaRequest, ErrorKind> failures() {
        Parameters forbidden = Parameters.of("prompt", "Something forbidden");
        Parameters said = Parameters.of("messages", List.of(Map.of("role", "user", "content", "forbidden")));
        return Map.of(
                MediaRequest.of(Operation.IMAGE_GENERATE, "grok-2-image", forbidden),
                ErrorKind.MODERATED,
                MediaRequest.of(Operation.VIDEO_GENERATE, "grok-imagine-video", forbidden),
                ErrorKind.MODERATED,
                MediaRequest.of(Operation.CHAT_COMPLETE, "grok-4.6", said),
                ErrorKind.MODERATED,
                MediaRequest.of(Operation.SPEECH_GENERATE, "grok-tts", Parameters.of("text", "forbidden")),
                ErrorKind.MODERATED);
    }

    private static MediaRequest asked(Operation operation, String model, Parameters options) {
        return MediaRequest.of(
                operation, model, Parameters.of("prompt", "A pier").merge(options));
    }
}
