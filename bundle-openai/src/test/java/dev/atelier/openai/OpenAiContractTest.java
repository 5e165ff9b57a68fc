package dev.atelier.openai;

import dev.atelier.core.Parameters;
import dev.atelier.core.chat.ChatMessage;
import dev.atelier.core.error.ErrorKind;
import dev.atelier.core.operation.ChatCompletion;
import dev.atelier.core.operation.Inputs;
import dev.atelier.core.operation.MediaRequest;
import dev.atelier.core.operation.Operation;
import dev.atelier.core.provider.MediaProvider;
import dev.atelier.testkit.VendorContract;
import dev.atelier.testkit.openai.FakeOpenAi;
import dev.atelier.testkit.vendor.SampleMedia;
import dev.atelier.testkit.vendor.VendorFake;
import java.io.IOException;
import java.util.List;
import java.util.Map;

class OpenAiContractTest extends VendorContract {
    @Override
    protected VendorFake start(String key) throws IOException {
        return new FakeOpenAi(key);
    }

    @Override
    protected Class<? extends MediaProvider> type() {
        return OpenAiProvider.class;
    }

    @Override
    protected Map<String, Object> settings() {
        return Map.of("pollInterval", 0.001);
    }

    /** The default model of variations takes no prompt. */
    @Override
    protected MediaRequest request(Operation operation, String model) {
        MediaRequest request = super.request(operation, model);
        return operation.equals(Operation.IMAGE_VARIATION) ? request.withParameters(Parameters.EMPTY) : request;
    }

    @Override
    protected List<MediaRequest> requests() {
        return List.of(
                made(Operation.IMAGE_GENERATE, "gpt-image-1"),
                made(Operation.IMAGE_GENERATE, "dall-e-3"),
                made(Operation.IMAGE_GENERATE, "dall-e-2"),
                made(Operation.VIDEO_GENERATE, "sora-2-pro"),
                with(
                        Operation.IMAGE_GENERATE,
                        "gpt-image-2",
                        new Inputs().add(Inputs.IMAGE, SampleMedia.WEBP.source())),
                with(Operation.IMAGE_EDIT, "dall-e-2", new Inputs().add(Inputs.IMAGE, SampleMedia.PNG.source())),
                with(Operation.VIDEO_GENERATE, "sora", new Inputs().add(Inputs.IMAGE, SampleMedia.PNG.source())),
                request(Operation.SPEECH_GENERATE, "tts-1-hd"),
                request(Operation.SPEECH_TRANSCRIBE, "gpt-4o-transcribe-diarize"),
                request(Operation.CHAT_COMPLETE, "gpt-7-nova"));
    }

    @Override
    protected List<MediaRequest> fetched() {
        return List.of(made(Operation.VIDEO_GENERATE, "sora-2"));
    }

    @Override
    protected Map<MediaRequest, ErrorKind> failures() {
        return Map.of(
                forbidden(Operation.IMAGE_GENERATE, "gpt-image-2"), ErrorKind.MODERATED,
                forbidden(Operation.IMAGE_GENERATE, "dall-e-3"), ErrorKind.MODERATED,
                forbidden(Operation.VIDEO_GENERATE, "sora-2"), ErrorKind.MODERATED,
                MediaRequest.of(Operation.SPEECH_GENERATE, "tts-1", Parameters.of("text", "forbidden")),
                        ErrorKind.MODERATED,
                new ChatCompletion("openai", List.of(ChatMessage.of("user", "forbidden")), List.of(), Parameters.EMPTY)
                                .toRequest(),
                        ErrorKind.MODERATED);
    }

    private static MediaRequest made(Operation operation, String model) {
        return MediaRequest.of(operation, model, Parameters.of("prompt", "A pier"));
    }

    private static MediaRequest forbidden(Operation operation, String model) {
        return MediaRequest.of(operation, model, Parameters.of("prompt", "forbidden"));
    }

    private static MediaRequest with(Operation operation, String model, Inputs inputs) {
        return made(operation, model).withInputs(inputs.toMap());
    }
}
