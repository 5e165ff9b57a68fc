package dev.atelier.sandbox;

import dev.atelier.core.Parameters;
import dev.atelier.core.error.ErrorKind;
import dev.atelier.core.operation.MediaRequest;
import dev.atelier.core.operation.Operation;
import dev.atelier.core.provider.MediaProvider;
import dev.atelier.testkit.ProviderContract;
import dev.atelier.testkit.TestPlatform;
import java.util.List;
import java.util.Map;

class SandboxContractTest extends ProviderContract {
    @Override
    protected MediaProvider provider(TestPlatform platform) {
        return platform.provider(SandboxProvider.class, Map.of("pollMillis", 1));
    }

    @Override
    protected List<MediaRequest> requests() {
        return List.of(
                picture("sandbox-paid", "output_format", "jpeg"),
                picture("sandbox-image", "n", 4),
                picture("sandbox-image", "polls", 3),
                picture("sandbox-image", "latency_ms", 1050),
                MediaRequest.of(Operation.VIDEO_GENERATE, "sandbox-video", Parameters.of("prompt", "A pier")),
                MediaRequest.of(Operation.MUSIC_GENERATE, "sandbox-music", Parameters.of("prompt", "A pier")));
    }

    @Override
    protected Map<MediaRequest, ErrorKind> failures() {
        return Map.of(
                picture("sandbox-image", "fail", "moderated"), ErrorKind.MODERATED,
                picture("sandbox-image", "fail", "outcome_unknown"), ErrorKind.OUTCOME_UNKNOWN);
    }

    private static MediaRequest picture(String model, String name, Object value) {
        Parameters small = Parameters.of("prompt", "A pier").with("width", 64).with("height", 64);
        return MediaRequest.of(Operation.IMAGE_GENERATE, model, small.with(name, value));
    }
}
