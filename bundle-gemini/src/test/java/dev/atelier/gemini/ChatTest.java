package dev.atelier.gemini;

import static org.assertj.core.api.Assertions.assertThat;

import dev.atelier.core.Parameters;
import dev.atelier.core.error.ErrorKind;
import dev.atelier.core.error.MediaException;
import dev.atelier.core.operation.ChatReply;
import dev.atelier.core.operation.MediaRequest;
import dev.atelier.core.operation.MediaResult;
import dev.atelier.core.operation.Operation;
import dev.atelier.core.provider.Partial;
import dev.atelier.testkit.TestCall;
import dev.atelier.testkit.vendor.Mischief;
import dev.atelier.testkit.vendor.SampleMedia;
import dev.atelier.testkit.vendor.VendorAnswer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChatTest {
    private static final Map<String, Object> HELLO = Map.of("role", "user", "content", "Hello");
    private static final Parameters WEATHER = Parameters.of(
            "tools",
            List.of(Map.of(
                    "type",
                    "function",
                    "function",
                    Map.of("name", "weather", "parameters", Map.of("type", "object", "properties", Map.of())))));

    private final Bench bench = new Bench();

    ChatTest() throws IOException {}

    @AfterEach
    void stop() {
        bench.close();
    }

    @Test
    void tellsTheWholeConversation() {
        MediaResult result = bench.run(chat(Parameters.of("temperature", 0.5)
                .with("max_tokens", 50)
                .with("stop", List.of("END"))
                .with(
                        "messages",
                        List.of(
                                Map.of("role", "system", "content", "Be brief."),
                                HELLO,
                                Map.of("role", "assistant", "content", "Hello to you."),
                                Map.of("role", "user", "content", "And now?")))));

        assertThat(bench.sent())
                .isEqualTo("{\"contents\":[{\"parts\":[{\"text\":\"Hello\"}],\"role\":\"user\"},"
                        + "{\"parts\":[{\"text\":\"Hello to you.\"}],\"role\":\"model\"},"
                        + "{\"parts\":[{\"text\":\"And now?\"}],\"role\":\"user\"}],"
                        + "\"generationConfig\":{\"maxOutputTokens\":50,\"stopSequences\":[\"END\"],\"temperature\":0.5},"
                        + "\"systemInstruction\":{\"parts\":[{\"text\":\"Be brief.\"}]}}");
        assertThat(ChatReply.of(result.details()))
                .isEqualTo(new ChatReply("You said \"And now?\" with 0 bytes of files", "stop", List.of()));
        assertThat(result.units()).isEqualTo(Map.of("input_token", 3L, "output_token", 19L));
    }

    @Test
    void handsOnWordsAsTheyCome() {
        List<Partial> parts = bench.parts(chat(Parameters.of("messages", List.of(HELLO))));

        assertThat(parts)
                .hasSizeGreaterThan(3)
                .extracting(part -> ((Partial.Text) part).delta())
                .satisfies(words ->
                        assertThat(String.join("", words)).isEqualTo("You said \"Hello\" with 0 bytes of files"));
        assertThat(bench.fake().vendor().requests().get(0).path()).endsWith(":streamGenerateContent?alt=sse");
    }

    @Test
    void tellsTheWholeAnswerInTheEndToo() {
        TestCall call = bench.call(chat(Parameters.of("messages", List.of(HELLO))));

        MediaResult result = bench.finish(call.withPartials(part -> {}));

        assertThat(ChatReply.of(result.details()).text()).isEqualTo("You said \"Hello\" with 0 bytes of files");
        assertThat(result.units()).containsEntry("output_token", 19L);
    }

    @Test
    void understandsAServerThatDoesNotStream() {
        bench.answers(200, "{'candidates':[{'finishReason':'STOP','content':{'parts':[{'text':'Well'}]}}]}");
        TestCall call = bench.call(chat(Parameters.of("messages", List.of(HELLO))));

        MediaResult result = bench.finish(call.withPartials(part -> {}));

        assertThat(ChatReply.of(result.details()).text()).isEqualTo("Well");
    }

    @Test
    void stopsListeningWhenTheAskerIsGone() {
        TestCall call =
                bench.call(chat(Parameters.of("messages", List.of(HELLO)))).withCancelled();

        assertThat(bench.failure(call.withPartials(part -> {})).kind()).isEqualTo(ErrorKind.CANCELLED);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'candidates':[{'content':{'parts':[{'text':'Hel'}]}}]}                          | MALFORMED_ANSWER",
                "{'error':{'code':503,'message':'overloaded','status':'UNAVAILABLE'}}             | PROVIDER_FAILED",
                "no JSON                                                                          | MALFORMED_ANSWER",
                "{'promptFeedback':{'blockReason':'SAFETY'}}                                      | MODERATED",
                "{'candidates':[{'finishReason':'PROHIBITED_CONTENT'}]}                           | MODERATED",
            })
    void noticesAStreamThatEndsBadly(String event, ErrorKind kind) {
        byte[] stream = ("data: " + event.replace('\'', '"') + "\n\n").getBytes(StandardCharsets.UTF_8);
        bench.fake()
                .vendor()
                .next(Mischief.instead(new VendorAnswer(
                        200, Map.of("Content-Type", "text/event-stream"), stream.length, out -> out.write(stream))));
        TestCall call = bench.call(chat(Parameters.of("messages", List.of(HELLO))));

        assertThat(bench.failure(call.withPartials(part -> {})).kind()).isEqualTo(kind);
    }

    @ParameterizedTest
    @CsvSource({"STOP, stop", "MAX_TOKENS, length", "SAFETY, content_filter", "OTHER, stop"})
    void saysWhyTheAnswerEnds(String reason, String finish) {
        bench.answers(200, "{'candidates':[{'finishReason':'" + reason + "','content':{'parts':[{'text':'Well'}]}}]}");

        MediaResult result = bench.run(chat(Parameters.of("messages", List.of(HELLO))));

        assertThat(ChatReply.of(result.details()).finishReason()).isEqualTo(finish);
    }

    @Test
    void showsFilesToTheModel() {
        bench.run(Bench.request(
                Operation.CHAT_COMPLETE,
                "gemini",
                Parameters.of(
                        "messages",
                        List.of(Map.of("role", "user", "content", "What is this?", "attachments", List.of(1)))),
                Map.of("attachment", List.of(SampleMedia.PNG, SampleMedia.MP3))));

        assertThat(bench.sent()).contains("\"mimeType\":\"audio/mp3\"").doesNotContain("image/png");
    }

    @Test
    void refusesAnAttachmentThatIsNotThere() {
        MediaException thrown = bench.failure(chat(Parameters.of(
                "messages", List.of(Map.of("role", "user", "content", "What?", "attachments", List.of(0))))));

        assertThat(thrown.failure().field()).contains("messages.attachments");
    }

    @Test
    void callsToolsAndGoesOnWithTheirAnswers() {
        ChatReply first = ChatReply.of(
                bench.run(chat(WEATHER.with("messages", List.of(HELLO)))).details());
        Parameters toolCall = first.toolCalls().get(0);
        ChatReply second = ChatReply.of(bench.run(chat(WEATHER.with(
                        "messages",
                        List.of(
                                HELLO,
                                Map.of("role", "assistant", "content", "", "tool_calls", List.of(toolCall)),
                                Map.of(
                                        "role",
                                        "tool",
                                        "content",
                                        "Rain",
                                        "tool_call_id",
                                        toolCall.requireText("id"))))))
                .details());

        assertThat(first.finishReason()).isEqualTo("tool_calls");
        assertThat(toolCall.object("function").orElseThrow())
                .isEqualTo(Parameters.of("name", "weather").with("arguments", "{\"city\":\"Paris\"}"));
        assertThat(bench.fake().vendor().requests().get(1).body())
                .contains("\"functionCall\":{\"args\":{\"city\":\"Paris\"},\"name\":\"weather\"},"
                        + "\"thoughtSignature\":\"c2lnbmF0dXJl\"")
                .contains("\"functionResponse\":{\"name\":\"weather\",\"response\":{\"result\":\"Rain\"}}");
        assertThat(second.finishReason()).isEqualTo("stop");
    }

    @Test
    void asksForJsonByASchema() {
        bench.run(chat(Parameters.of("messages", List.of(HELLO))
                .with(
                        "response_format",
                        Map.of("type", "json_schema", "json_schema", Map.of("schema", Map.of("type", "object"))))));

        assertThat(bench.sent())
                .contains("\"responseJsonSchema\":{\"type\":\"object\"},\"responseMimeType\":\"application/json\"");
    }

    @Test
    void needsSomethingToAnswer() {
        MediaException thrown = bench.failure(
                chat(Parameters.of("messages", List.of(Map.of("role", "system", "content", "Be brief.")))));

        assertThat(thrown.kind()).isEqualTo(ErrorKind.INVALID_REQUEST);
        assertThat(thrown.failure().field()).contains("messages");
    }

    private static MediaRequest chat(Parameters parameters) {
        return MediaRequest.of(Operation.CHAT_COMPLETE, "gemini", parameters);
    }
}
