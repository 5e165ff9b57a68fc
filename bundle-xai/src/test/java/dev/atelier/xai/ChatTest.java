package dev.atelier.xai;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.atelier.core.MicroDollars;
import dev.atelier.core.Parameters;
import dev.atelier.core.chat.ChatMessage;
import dev.atelier.core.error.ErrorKind;
import dev.atelier.core.error.Failure;
import dev.atelier.core.error.MediaException;
import dev.atelier.core.operation.ChatReply;
import dev.atelier.core.operation.Inputs;
import dev.atelier.core.operation.MediaRequest;
import dev.atelier.core.operation.MediaResult;
import dev.atelier.core.operation.Operation;
import dev.atelier.core.provider.Partial;
import dev.atelier.testkit.TestCall;
import dev.atelier.testkit.vendor.Mischief;
import dev.atelier.testkit.vendor.SampleMedia;
import dev.atelier.testkit.vendor.VendorAnswer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChatTest extends XaiTest {
    private final List<Partial> parts = new ArrayList<>();

    @Test
    void answersWholeWhenNobodyListens() {
        MediaResult result = run(chat(Parameters.of("temperature", 0.5).with("max_tokens", 100), says("Hello")));

        assertThat(sent(0))
                .isEqualTo("{\"max_completion_tokens\":100,\"messages\":[{\"content\":\"Hello\",\"role\":\"user\"}],"
                        + "\"model\":\"grok-4.6\",\"stream\":false,\"temperature\":0.5}");
        assertThat(ChatReply.of(result.details()))
                .isEqualTo(new ChatReply("You said: Hello with 0 pictures", "stop", List.of()));
    }

    @Test
    void countsThoughtsAsOutput() {
        MediaResult result = run(chat(Parameters.EMPTY, says("Hello")));

        assertThat(result.units())
                .isEqualTo(Map.of(
                        "input_token", 30L, "cached_input_token", 8L, "image_input_token", 2L, "output_token", 26L));
        assertThat(result.vendorCost()).isEmpty();
    }

    @Test
    void settlesWhatTheVendorSaysItCost() {
        answer(
                200,
                "{'choices':[{'message':{'content':'Yes'},'finish_reason':'stop'}],"
                        + "'usage':{'prompt_tokens':1,'completion_tokens':1,'cost_in_usd_ticks':15000}}");

        assertThat(run(chat(Parameters.EMPTY, says("Hello"))).vendorCost()).contains(new MicroDollars(2));
    }

    @Test
    void handsOnWordsAsTheyCome() {
        MediaResult result = stream(chat(Parameters.EMPTY, says("Hello")));

        assertThat(parts)
                .hasSize(6)
                .startsWith(new Partial.Text("You "), new Partial.Text("said: "))
                .endsWith(new Partial.Text("pictures"));
        assertThat(result.details().text("text")).contains("You said: Hello with 0 pictures");
        assertThat(result.units()).containsEntry("output_token", 26L);
        assertThat(sent(0)).contains("\"stream\":true", "\"stream_options\":{\"include_usage\":true}");
    }

    @Test
    void understandsAServerThatDoesNotStream() {
        answer(200, "{'choices':[{'message':{'content':'Yes'},'finish_reason':'length'}]}");

        MediaResult result = stream(chat(Parameters.EMPTY, says("Hello")));

        assertThat(parts).containsExactly(new Partial.Text("Yes"));
        assertThat(result.details().text("finish_reason")).contains("length");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void tellsWhichToolsTheModelCalls(boolean streamed) {
        MediaRequest request = chat(Parameters.of("tools", List.of(Map.of("type", "function"))), says("Rain?"));

        MediaResult result = streamed ? stream(request) : run(request);

        ChatReply reply = ChatReply.of(result.details());
        assertThat(reply.finishReason()).isEqualTo("tool_calls");
        assertThat(reply.toolCalls())
                .containsExactly(Parameters.of("id", "call_1")
                        .with("type", "function")
                        .with("function", Map.of("name", "weather", "arguments", "{\"city\":\"Bern\"}")));
    }

    @Test
    void showsTheModelWhatMessagesReferTo() {
        Parameters message =
                says("What is it?").with("attachments", List.of(0, 1)).with("name", "Ann");
        Inputs files =
                new Inputs().add(Inputs.ATTACHMENT, List.of(SampleMedia.PNG.source(), SampleMedia.JPEG.source()));

        MediaResult result = run(new MediaRequest(
                Operation.CHAT_COMPLETE,
                "grok-4.6",
                Parameters.of(
                        "messages",
                        List.of(ChatMessage.of("developer", "Be brief").toParameters(), message)),
                files.toMap()));

        assertThat(result.details().text("text")).contains("You said: What is it? with 2 pictures");
        assertThat(sent(0)).contains("\"role\":\"system\"", "\"name\":\"Ann\"", "data:image/jpeg;base64,");
    }

    @Test
    void namesAnAttachmentThatIsNotThere() {
        Parameters message = says("What is it?").with("attachments", List.of(1));

        assertThat(failure(chat(Parameters.EMPTY, message)).field()).contains("messages.attachments");
    }

    @Test
    void answersQuestionsAboutAPicture() {
        MediaResult result = run(asked(
                Operation.IMAGE_ANALYZE,
                "xai",
                Parameters.of("prompt", "What is it?"),
                new Inputs().add(Inputs.IMAGE, SampleMedia.PNG.source())));

        assertThat(result.details().text("text")).contains("You said: What is it? with 1 pictures");
    }

    @Test
    void failsWithWhatTheVendorSaysWithinTheStream() {
        fake.vendor()
                .next(Mischief.instead(VendorAnswer.json(200, "data: {\"error\":{\"message\":\"out of breath\"}}\n\n")
                        .withHeader("Content-Type", "text/event-stream")));

        MediaException thrown =
                catchThrowableOfType(MediaException.class, () -> stream(chat(Parameters.EMPTY, says("Hello"))));

        assertThat(thrown.kind()).isEqualTo(ErrorKind.PROVIDER_REJECTED);
        assertThat(thrown).hasMessageContaining("out of breath");
    }

    @Test
    void handsOnPiecesOfToolCalls() {
        stream(chat(Parameters.of("tools", List.of(Map.of("type", "function"))), says("Rain?")));

        assertThat(parts)
                .last()
                .isEqualTo(new Partial.Data(
                        "tool_call",
                        Parameters.of("index", 0)
                                .with("id", "call_1")
                                .with("type", "function")
                                .with("function", Map.of("name", "weather", "arguments", "{\"city\":\"Bern\"}"))));
    }

    @Test
    void chargesWhatModerationWithheld() {
        answer(
                200,
                "{'choices':[{'message':{'content':''},'finish_reason':'content_filter'}],"
                        + "'usage':{'cost_in_usd_ticks':70000}}");

        Failure failure = failure(chat(Parameters.EMPTY, says("Hello")));

        assertThat(failure.kind()).isEqualTo(ErrorKind.MODERATED);
        assertThat(failure.charged()).isEqualTo(new MicroDollars(7));
    }

    @Test
    void stopsListeningToAnAnswerThatNobodyReads() {
        XaiProvider provider = provider(Map.of());
        TestCall left = platform.call(provider, chat(Parameters.EMPTY, says("Hello")))
                .withPartials(parts::add)
                .withCancelled();

        MediaException thrown = catchThrowableOfType(MediaException.class, () -> provider.start(left));

        assertThat(thrown.kind()).isEqualTo(ErrorKind.CANCELLED);
        assertThat(parts).isEmpty();
    }

    @Test
    void takesNoHalfAnswerForAWhole() {
        fake.vendor()
                .next(Mischief.instead(
                        VendorAnswer.json(200, "data: {\"choices\":[{\"delta\":{\"content\":\"Half\"}}]}\n\n")
                                .withHeader("Content-Type", "text/event-stream")));

        MediaException thrown =
                catchThrowableOfType(MediaException.class, () -> stream(chat(Parameters.EMPTY, says("Hello"))));

        assertThat(thrown.kind()).isEqualTo(ErrorKind.MALFORMED_ANSWER);
    }

    private MediaResult stream(MediaRequest request) {
        XaiProvider provider = provider(Map.of());
        return platform.run(provider, platform.call(provider, request).withPartials(parts::add));
    }

    private static Parameters says(String text) {
        return ChatMessage.of("user", text).toParameters();
    }

    private static MediaRequest chat(Parameters options, Parameters message) {
        return MediaRequest.of(
                Operation.CHAT_COMPLETE,
                "grok-4.6",
                Parameters.of("messages", List.of(message)).merge(options));
    }
}
