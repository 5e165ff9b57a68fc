package dev.atelier.stability;

import dev.atelier.core.Parameters;
import dev.atelier.core.error.ErrorKind;
import dev.atelier.core.media.MediaSource;
import dev.atelier.core.operation.Inputs;
import dev.atelier.core.operation.MediaRequest;
import dev.atelier.core.operation.Operation;
import dev.atelier.core.provider.MediaProvider;
import dev.atelier.testkit.VendorContract;
import dev.atelier.testkit.stability.FakeStability;
import dev.atelier.testkit.vendor.SampleMedia;
import dev.atelier.testkit.vendor.VendorFake;
import java.io.IOException;
import java.util.List;
import java.util.Map;

class StabilityContractTest extends VendorContract {
    @Override
    protected VendorFake start(String key) throws IOException {
        return new FakeStability(key);
    }

    @Override
    protected Class<? extends MediaProvider> type() {
        return StabilityProvider.class;
    }

    @Override
    protected MediaRequest request(Operation operation, String model) {
        MediaRequest usual = super.request(operation, model);
        return operation.equals(Operation.IMAGE_TO_3D) ? usual.withParameters(Parameters.EMPTY) : usual;
    }

    @Override
    protected List<MediaRequest> requests() {
        return List.of(
                picture("ultra"),
                picture("sd3.5-medium"),
                new MediaRequest(
                        Operation.IMAGE_UPSCALE,
                        "stability-upscale",
                        Parameters.of("mode", "creative").with("prompt", "A pier"),
                        image()),
                new MediaRequest(
                        Operation.IMAGE_EDIT,
                        "stability",
                        Parameters.of("operation", "relight").with("prompt", "A pier at night"),
                        image()),
                MediaRequest.of(Operation.MUSIC_GENERATE, "stable-audio-3", Parameters.of("prompt", "Rain")),
                new MediaRequest(Operation.IMAGE_TO_3D, "stable-point-aware-3d", Parameters.EMPTY, image()));
    }

    @Override
    protected Map<MediaRequest, ErrorKind> failures() {
        return Map.of(
                MediaRequest.of(Operation.IMAGE_GENERATE, "ultra", Parameters.of("prompt", "Something filtered")),
                ErrorKind.MODERATED,
                MediaRequest.of(Operation.MUSIC_GENERATE, "stability", Parameters.of("prompt", "A public figure")),
                ErrorKind.MODERATED);
    }

    private static MediaRequest picture(String model) {
        return MediaRequest.of(Operation.IMAGE_GENERATE, model, Parameters.of("prompt", "A pier"));
    }

    private static Map<String, List<MediaSource>> image() {
        return Map.of(Inputs.IMAGE, List.of(SampleMedia.PNG.source()));
    }
}
