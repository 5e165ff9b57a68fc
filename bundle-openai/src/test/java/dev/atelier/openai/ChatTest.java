package dev.atelier.openai;

import static org.assertj.core.api.Assertions.assertThat;

import dev.atelier.core.Parameters;
import dev.atelier.core.chat.ChatMessage;
import dev.atelier.core.error.ErrorKind;
import dev.atelier.core.error.Failure;
import dev.atelier.core.media.MediaContent;
import dev.atelier.core.media.MediaType;
import dev.atelier.core.operation.ChatCompletion;
import dev.atelier.core.operation.ChatReply;
import dev.atelier.core.operation.Inputs;
import dev.atelier.core.operation.MediaRequest;
import dev.atelier.core.operation.MediaResult;
import dev.atelier.core.operation.Operation;
import dev.atelier.core.operation.VisionQuestion;
import dev.atelier.core.provider.Partial;
import dev.atelier.testkit.MemorySink;
import dev.atelier.testkit.vendor.Mischief;
import dev.atelier.testkit.vendor.SampleMedia;
import dev.atelier.testkit.vendor.VendorAnswer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ChatTest {
    private static final Parameters TOOL = Parameters.of(
                    "tools",
                    List.of(Map.of("type", "function", "function", Map.of("name", "weather", "parameters", Map.of()))))
            .with("tool_choice", "required");

    private final Studio studio = new Studio();

    @AfterEach
    void close() {
        studio.close();
    }

    @Test
    void answersAsAWholeWhereNobodyListens() {
        MediaResult result = studio.run(chat("Good morning", Parameters.EMPTY));

        assertThat(ChatReply.of(result.details()))
                .isEqualTo(new ChatReply("You said: Good morning", "stop", List.of()));
        assertThat(studio.sent())
                .isEqualTo(
                        "{\"messages\":[{\"content\":\"Good morning\",\"role\":\"user\"}],\"model\":\"gpt-6.1-sol\"}");
        assertThat(result.units()).containsEntry("output_token", 4L).containsEntry("cached_input_token", 0L);
    }

    @Test
    void answersWordByWordWhereSomebodyListens() {
        MediaResult result = studio.listen(chat("Good morning", Parameters.EMPTY));

        assertThat(studio.heard)
                .containsExactly(
                        new Partial.Text("You "),
                        new Partial.Text("said: "),
                        new Partial.Text("Good "),
                        new Partial.Text("morning"));
        assertThat(ChatReply.of(result.details()).text()).isEqualTo("You said: Good morning");
        assertThat(result.units()).containsEntry("output_token", 4L);
        assertThat(studio.sent()).contains("\"stream\":true,\"stream_options\":{\"include_usage\":true}");
    }

    @Test
    void countsWhatWasCachedApart() {
        Map<String, Long> units =
                studio.run(chat("word ".repeat(2000), Parameters.EMPTY)).units();

        assertThat(units.get("cached_input_token")).isEqualTo(2048);
        assertThat(units.get("input_token")).isBetween(1L, 1000L);
    }

    @Test
    void callsTools() {
        MediaResult whole = studio.run(chat("Weather?", TOOL));
        MediaResult streamed = studio.listen(chat("Weather?", TOOL));

        ChatReply reply = ChatReply.of(whole.details());
        assertThat(reply.finishReason()).isEqualTo("tool_calls");
        assertThat(reply.toolCalls())
                .containsExactly(Parameters.of("id", "call_1")
                        .with("type", "function")
                        .with("function", Map.of("name", "weather", "arguments", "{\"place\":\"pier\"}")));
        assertThat(ChatReply.of(streamed.details())).isEqualTo(reply);
        assertThat(studio.heard)
                .hasSize(3)
                .allSatisfy(part -> assertThat(((Partial.Data) part).kind()).isEqualTo("tool_call"));
    }

    @Test
    void goesOnAfterATool() {
        Parameters call = Parameters.of(
                "tool_calls",
                List.of(Map.of(
                        "id", "call_1", "type", "function", "function", Map.of("name", "weather", "arguments", "{}"))));
        List<ChatMessage> messages = List.of(
                ChatMessage.of("system", "Be brief"),
                ChatMessage.of("user", "Weather?"),
                new ChatMessage("assistant", "", List.of(), call),
                new ChatMessage("tool", "Rain", List.of(), Parameters.of("tool_call_id", "call_1")));

        MediaResult result =
                studio.run(new ChatCompletion("gpt-5.5", messages, List.of(), TOOL.without("tool_choice")).toRequest());

        assertThat(ChatReply.of(result.details()).text()).isEqualTo("You said: Rain");
        assertThat(studio.sent()).contains("{\"role\":\"assistant\",\"tool_calls\":[");
    }

    @Test
    void shows() {
        ChatMessage message = new ChatMessage("user", "What is this?", List.of(0, 1), Parameters.EMPTY);
        MediaRequest request = new ChatCompletion(
                        "openai",
                        List.of(message),
                        List.of(SampleMedia.PNG.source(), SampleMedia.WAV.source()),
                        Parameters.of("detail", "low"))
                .toRequest();

        MediaResult result = studio.run(request);

        assertThat(ChatReply.of(result.details()).text()).isEqualTo("You said: What is this? I see 2 files.");
        assertThat(studio.sent())
                .contains("{\"text\":\"What is this?\",\"type\":\"text\"}")
                .contains("{\"detail\":\"low\",\"url\":\"data:image/png;base64," + base64(SampleMedia.PNG) + "\"}")
                .contains("{\"data\":\"" + base64(SampleMedia.WAV) + "\",\"format\":\"wav\"}");
    }

    @Test
    void sendsPapersAsFiles() {
        MediaContent paper =
                MemorySink.content(MediaType.parse("application/pdf"), "%PDF-1.7".getBytes(StandardCharsets.US_ASCII));
        MediaRequest request = new ChatCompletion(
                        "gpt-5.5",
                        List.of(new ChatMessage("user", "", List.of(0), Parameters.EMPTY)),
                        List.of(SampleMedia.PNG.source()),
                        Parameters.EMPTY)
                .toRequest();

        studio.run(request, call -> call.withMedia(Map.of(Inputs.ATTACHMENT, List.of(paper))));

        assertThat(studio.sent())
                .contains("\"file\":{\"file_data\":\"data:application/pdf;base64,JVBERi0xLjc=\","
                        + "\"filename\":\"file-1.pdf\"}")
                .doesNotContain("\"type\":\"text\"");
    }

    @Test
    void answersQuestionsAboutPictures() {
        MediaRequest request = new VisionQuestion(
                        Operation.IMAGE_ANALYZE,
                        "openai",
                        "How many boats?",
                        SampleMedia.JPEG.source(),
                        Parameters.EMPTY)
                .toRequest();

        assertThat(ChatReply.of(studio.run(request).details()).text())
                .isEqualTo("You said: How many boats? I see 1 files.");
        assertThat(studio.sent()).contains("data:image/jpeg;base64,");
    }

    @Test
    void limitsTheAnswerByTheNameThatTheModelKnows() {
        MediaResult result = studio.run(chat("Good morning to you", Parameters.of("max_tokens", 3)));

        assertThat(ChatReply.of(result.details())).isEqualTo(new ChatReply("You said: Good ", "length", List.of()));
        assertThat(studio.sent()).contains("\"max_completion_tokens\":3");
    }

    @Test
    void takesARefusalForAnAnswer() {
        MediaRequest request = chat("This is refused", Parameters.EMPTY);

        for (MediaResult result : List.of(studio.run(request), studio.listen(request))) {
            assertThat(ChatReply.of(result.details()).text()).isEqualTo("I cannot help with that.");
            assertThat(result.details().flag("refused")).contains(true);
        }
    }

    @Test
    void reportsAnAnswerThatTheFilterWithholds() {
        MediaRequest request = chat("Something forbidden", Parameters.EMPTY);

        assertThat(studio.failed(request).kind()).isEqualTo(ErrorKind.MODERATED);
        assertThat(studio.failedListening(request).kind()).isEqualTo(ErrorKind.MODERATED);
    }

    @Test
    void keepsWhatTheFilterCutsShort() {
        studio.fake
                .vendor()
                .next(
                        Mischief.instead(
                                VendorAnswer.json(
                                        200,
                                        "{\"choices\":[{\"message\":{\"content\":\"As far as\"},\"finish_reason\":\"content_filter\"}]}")));

        MediaResult result = studio.run(chat("x", Parameters.EMPTY));

        assertThat(ChatReply.of(result.details()).finishReason()).isEqualTo("content_filter");
    }

    @Test
    void understandsAServerThatDoesNotStream() {
        studio.fake
                .vendor()
                .next(Mischief.instead(
                        VendorAnswer.json(200, "{\"choices\":[{\"message\":{\"content\":\"Hello\"}}]}")));

        MediaResult result = studio.listen(chat("x", Parameters.EMPTY));

        assertThat(ChatReply.of(result.details())).isEqualTo(new ChatReply("Hello", "stop", List.of()));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"choices\":[{\"delta\":{\"content\":\"Good\"}}]}   | MALFORMED_ANSWER",
                "[DONE]                                               | MALFORMED_ANSWER",
                "{\"error\":{\"message\":\"overloaded\"}}             | PROVIDER_FAILED",
                "{\"error\":{\"code\":\"insufficient_quota\"}}        | PROVIDER_QUOTA",
            })
    void failsWhenWordsDoNotComeWhole(String event, ErrorKind kind) {
        studio.fake.vendor().next(Mischief.instead(Studio.events(event)));

        assertThat(studio.failedListening(chat("x", Parameters.EMPTY)).kind()).isEqualTo(kind);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "[]", "no", "{\"choices\":[]}", "{\"choices\":[{\"message\":\"x\"}]}"})
    void callsAnswersThatMakeNoSenseMalformed(String body) {
        studio.fake.vendor().next(Mischief.instead(VendorAnswer.json(200, body)));

        assertThat(studio.failed(chat("x", Parameters.EMPTY)).kind()).isEqualTo(ErrorKind.MALFORMED_ANSWER);
    }

    @Test
    void stopsListeningToAnAnswerThatNobodyReads() {
        Failure failure = studio.failed(
                chat("Good morning", Parameters.EMPTY),
                call -> call.withPartials(studio.heard::add).withCancelled());

        assertThat(failure.kind()).isEqualTo(ErrorKind.CANCELLED);
        assertThat(studio.heard).isEmpty();
    }

    @Test
    void refusesAnAttachmentThatIsNotThere() {
        Failure failure = studio.failed(new ChatCompletion(
                        "openai",
                        List.of(new ChatMessage("user", "x", List.of(7), Parameters.EMPTY)),
                        List.of(SampleMedia.PNG.source()),
                        Parameters.EMPTY)
                .toRequest());

        assertThat(failure.message()).isEqualTo("messages.attachments must refer to one of 1 files, but is 7");
    }

    @Test
    void sendsNamesThatItDoesNotKnowAsTheyAre() {
        studio.run(MediaRequest.of(
                Operation.CHAT_COMPLETE,
                "gpt-7-nova",
                chat("Good morning", Parameters.EMPTY).parameters()));

        assertThat(studio.sent()).contains("\"model\":\"gpt-7-nova\"");
    }

    private static String base64(SampleMedia media) {
        return Base64.getEncoder().encodeToString(media.bytes());
    }

    private static MediaRequest chat(String text, Parameters options) {
        return new ChatCompletion("openai", List.of(ChatMessage.of("user", text)), List.of(), options).toRequest();
    }
}
