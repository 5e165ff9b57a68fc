package dev.atelier.flux;

import dev.atelier.core.Parameters;
import dev.atelier.core.error.ErrorKind;
import dev.atelier.core.operation.Inputs;
import dev.atelier.core.operation.MediaRequest;
import dev.atelier.core.operation.Operation;
import dev.atelier.core.provider.MediaProvider;
import dev.atelier.testkit.VendorContract;
import dev.atelier.testkit.flux.FakeFlux;
import dev.atelier.testkit.vendor.SampleMedia;
import dev.atelier.testkit.vendor.VendorFake;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

class FluxContractTest extends VendorContract {
    @Override
    protected VendorFake start(String key) throws IOException {
        return new FakeFlux(key);
    }

    @Override
    protected Class<? extends MediaProvider> type() {
        return FluxProvider.class;
    }

    @Override
    protected Map<String, Object> settings() {
        return fake().settings();
    }

    @Override
    protected List<MediaRequest> requests() {
        return Stream.of(
                        Stream.of("flux-2-max", "flux-2-flex", "flux-2-klein-4b", "flux-dev", "flux-pro", "flux-ultra")
                                .map(FluxContractTest::picture),
                        Stream.of("flux-pro-1.1", "flux-kontext-max").map(FluxContractTest::picture),
                        Stream.of("flux-fill", "flux-expand", "flux-kontext").map(FluxContractTest::edit))
                .flatMap(models -> models)
                .toList();
    }

    @Override
    protected List<MediaRequest> fetched() {
        return List.of(picture("flux-dev"), edit("flux-kontext-pro"));
    }

    @Override
    protected Map<MediaRequest, ErrorKind> failures() {
        return Map.of(
                prompt("flux-2-pro", "forbidden"), ErrorKind.MODERATED,
                prompt("flux-2-pro", "a forbidden result"), ErrorKind.MODERATED,
                prompt("flux-dev", "broken"), ErrorKind.PROVIDER_REJECTED,
                prompt("flux-schnell", "a pier"), ErrorKind.PROVIDER_REJECTED);
    }

    private static MediaRequest picture(String model) {
        return prompt(model, "A pier");
    }

    private static MediaRequest prompt(String model, String prompt) {
        return MediaRequest.of(Operation.IMAGE_GENERATE, model, Parameters.of("prompt", prompt));
    }

    private static MediaRequest edit(String model) {
        return new MediaRequest(
                Operation.IMAGE_EDIT,
                model,
                Parameters.of("prompt", "At night"),
                new Inputs().add(Inputs.IMAGE, SampleMedia.PNG.source()).toMap());
    }
}
