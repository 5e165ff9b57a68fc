package dev.atelier.core.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.atelier.core.Parameters;
import dev.atelier.core.chat.ChatMessage;
import dev.atelier.core.media.MediaSource;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every typed request says the same after a detour through the form that the platform stores. */
class TypedRequestTest {
    private static final MediaSource PICTURE = new MediaSource.Stored("01ARZ3NDEKTSV4RRFFQ69G5FAV");
    private static final MediaSource OTHER = new MediaSource.Stored("01BX5ZZKBKACTAV9WEVGEMMVRZ");
    private static final Parameters OPTIONS = Parameters.of("seed", 7);

    static Stream<Arguments> requests() {
        return Stream.of(
                request(new ImageGeneration("m", "a cat", List.of(PICTURE), OPTIONS), ImageGeneration::of),
                request(
                        new ImageEdit("m", "inpaint", Optional.of("a hat"), List.of(PICTURE), OTHER, OPTIONS),
                        ImageEdit::of),
                request(new ImageEdit("m", "erase", Optional.empty(), List.of(PICTURE), null, OPTIONS), ImageEdit::of),
                request(
                        new ImageTransform(Operation.IMAGE_UPSCALE, "m", PICTURE, Optional.of("sharp"), OPTIONS),
                        ImageTransform::of),
                request(new FaceSwap("m", PICTURE, OTHER, OPTIONS), FaceSwap::of),
                request(
                        new VideoGeneration("m", "it moves", PICTURE, OTHER, List.of(), List.of(), OPTIONS),
                        VideoGeneration::of),
                request(
                        new VideoGeneration(
                                "m",
                                "a story",
                                null,
                                null,
                                List.of(PICTURE),
                                List.of(
                                        new Scene("dawn", null, OptionalDouble.of(4)),
                                        new Scene("noon", OTHER, OptionalDouble.empty())),
                                OPTIONS),
                        VideoGeneration::of),
                request(
                        new SpeechGeneration("m", "hello", Optional.of("alloy"), Optional.empty(), OPTIONS),
                        SpeechGeneration::of),
                request(new AudioTask(Operation.AUDIO_SEPARATE, "m", PICTURE, OPTIONS), AudioTask::of),
                request(
                        new MusicGeneration("m", "a waltz", OptionalDouble.of(8), PICTURE, OPTIONS),
                        MusicGeneration::of),
                request(new VisionQuestion(Operation.VIDEO_ANALYZE, "m", "who?", PICTURE, OPTIONS), VisionQuestion::of),
                request(
                        new ChatCompletion(
                                "m",
                                List.of(
                                        ChatMessage.of("system", "be kind"),
                                        new ChatMessage("user", "see", List.of(0), Parameters.of("name", "ada"))),
                                List.of(PICTURE),
                                OPTIONS),
                        ChatCompletion::of));
    }

    private static Arguments request(TypedRequest request, Function<MediaRequest, TypedRequest> reader) {
        return Arguments.of(request, reader);
    }

    @ParameterizedTest
    @MethodSource("requests")
    void survivesTheDetour(TypedRequest request, Function<MediaRequest, TypedRequest> reader) {
        assertThat(reader.apply(request.toRequest())).isEqualTo(request);
    }

    @Test
    void aMissingInputIsNamed() {
        MediaRequest request = MediaRequest.of(Operation.IMAGE_UPSCALE, "m", OPTIONS);
        assertThatThrownBy(() -> ImageTransform.of(request)).hasMessage("image is required for image.upscale");
    }

    @Test
    void aConversationNeedsAMessageWithAKnownRole() {
        assertThatThrownBy(() -> new ChatCompletion("m", List.of(), List.of(), OPTIONS))
                .hasMessage("messages must hold at least one message");
        assertThatThrownBy(() -> ChatMessage.of("robot", "beep")).hasMessageContaining("but is \"robot\"");
    }

    @Test
    void anOperationOfOnesOwnIsAName() {
        assertThat(new Operation("scent.generate").group()).isEqualTo("scent");
        assertThatThrownBy(() -> new Operation("scent")).isInstanceOf(IllegalArgumentException.class);
    }
}
