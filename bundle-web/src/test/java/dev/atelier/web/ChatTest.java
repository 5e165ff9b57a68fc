package dev.atelier.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.atelier.core.MicroDollars;
import dev.atelier.core.Parameters;
import dev.atelier.core.chat.ChatMessage;
import dev.atelier.core.chat.ConversationId;
import dev.atelier.core.error.ErrorKind;
import dev.atelier.core.error.MediaException;
import dev.atelier.core.media.MediaSource;
import dev.atelier.core.operation.ChatCompletion;
import dev.atelier.core.operation.MediaRequest;
import dev.atelier.core.pipeline.Outcome;
import dev.atelier.core.pipeline.Output;
import dev.atelier.core.provider.Partial;
import dev.atelier.web.testing.Answer;
import dev.atelier.web.testing.FakeConversations;
import dev.atelier.web.testing.Front;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChatTest {
    private final Front front = new Front(Front.SETTINGS, FrontServlet::new);

    @AfterEach
    void stop() {
        front.close();
    }

    private Answer post(String path, String json) {
        return new Answer(front.server.post(path, json));
    }

    private MediaRequest last() {
        return front.generations.last().request();
    }

    private static Outcome outcome(List<Output> outputs, Parameters details) {
        return new Outcome(
                "sandbox", "m", "m", Parameters.EMPTY, outputs, details, MicroDollars.ZERO, true, false, List.of());
    }

    @Test
    void keepsAConversation() {
        FakeConversations conversations = new FakeConversations();
        front.platform.bindConversations(conversations);
        front.generations.answer(outcome(List.of(), Parameters.of("text", "fine")));

        Answer first = post("/chat", "{\"message\":\"how are you?\",\"session_id\":\"s\"}");
        post("/chat", "{\"message\":\"and now?\",\"session_id\":\"s\"}");

        assertThat(first.at("data.text")).isEqualTo("fine");
        assertThat(first.at("data.session_id")).isEqualTo("s");
        assertThat(last().parameters().objects("messages"))
                .extracting(message -> message.text("content").orElse(""))
                .containsExactly("how are you?", "fine", "and now?");
        assertThat(conversations.history(new ConversationId(1, "s", "sandbox")))
                .extracting(ChatMessage::role)
                .containsExactly("user", "assistant", "user", "assistant");

        assertThat(forget("s").status()).isEqualTo(200);
        assertThat(forget("s").status()).isEqualTo(404);
    }

    private Answer forget(String session) {
        return new Answer(front.server.send(
                front.server.request("/chat/" + session).DELETE().build()));
    }

    @Test
    void takesWholeConversations() {
        post(
                "/chat",
                "{\"messages\":[{\"role\":\"system\",\"content\":\"be brief\"},{\"role\":\"user\",\"content\":\"hi\"}],\"temperature\":0}");

        assertThat(last().parameters().canonical())
                .isEqualTo("{\"messages\":[{\"content\":\"be brief\",\"role\":\"system\"},"
                        + "{\"content\":\"hi\",\"role\":\"user\"}],\"temperature\":0}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{} | message is required and must not be blank",
                "{\"messages\":[]} | messages must hold at least one message",
                "{\"messages\":[{\"content\":\"x\"}]} | messages[0].role is required and must not be blank",
                "{\"messages\":[{\"role\":\"user\",\"content\":1}]} | messages[0].content must be text, but is 1",
                "{\"message\":\"x\",\"stream\":1} | stream must be true or false, but is 1",
            })
    void namesWhatIsWrongWithAChat(String body, String error) {
        Answer answer = post("/chat", body);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.at("error")).isEqualTo(error);
    }

    @Test
    void answersAChatWordByWord() {
        front.generations.answer(outcome(List.of(), Parameters.of("text", "one two")));
        front.generations.whenSubmitted((listener, id) -> {
            listener.part(new Partial.Text("one "));
            listener.part(new Partial.Text("two"));
        });

        try (Stream<String> lines = stream()) {
            assertThat(lines.filter(line -> line.startsWith("event") || line.contains("delta") || line.contains("one")))
                    .satisfies(all -> assertThat(all.get(0)).isEqualTo("event: delta"))
                    .satisfies(all -> assertThat(all.get(1)).isEqualTo("data: {\"text\":\"one \"}"))
                    .satisfies(all -> assertThat(all.get(2)).isEqualTo("event: delta"))
                    .satisfies(all -> assertThat(all.get(3)).isEqualTo("event: end"))
                    .satisfies(all -> assertThat(all.get(4)).contains("\"text\":\"one two\""));
        }
        assertThat(front.generations.cancelled).isEmpty();
    }

    @Test
    void showsAnAnswerThatCameWholeAsOnePart() {
        front.generations.answer(outcome(List.of(), Parameters.of("text", "one two")));

        try (Stream<String> lines = stream()) {
            assertThat(lines.filter(line -> line.startsWith("event") || line.contains("delta") || line.contains("one")))
                    .startsWith("event: delta", "data: {\"text\":\"one two\"}", "event: end");
        }
    }

    private Stream<String> stream() {
        return front.server
                .send(
                        front.server
                                .request("/chat")
                                .header("Content-Type", "application/json")
                                .POST(BodyPublishers.ofString("{\"message\":\"hi\",\"stream\":true}"))
                                .build(),
                        BodyHandlers.ofLines())
                .body();
    }

    @Test
    void refusesAStreamedChatLikeAnyOther() {
        front.generations.refuse(new MediaException(ErrorKind.UNSUPPORTED_OPERATION, "it cannot chat"));

        assertThat(post("/chat", "{\"message\":\"hi\",\"stream\":true}").status())
                .isEqualTo(501);
    }

    @Test
    void endsAStreamedChatThatFails() {
        front.generations.fail(new MediaException(ErrorKind.PROVIDER_FAILED, "it broke"));

        try (Stream<String> lines = stream()) {
            assertThat(lines).contains("event: error", "data: {\"error\":\"it broke\",\"code\":502}");
        }
    }

    @Test
    void readsMessagesOfWordsAndPictures() {
        post("/chat", """
                {"messages": [
                  {"role": "system", "content": "be brief"},
                  {"role": "user", "content": [
                    {"type": "text", "text": "what is"}, {"type": "text", "text": "this?"},
                    {"type": "image_url", "image_url": {"url": "https://a.example/1.png"}},
                    {"type": "image_url", "image_url": "https://a.example/2.png"}]}]}""");

        ChatCompletion chat = ChatCompletion.of(last());
        assertThat(chat.messages()).extracting(ChatMessage::text).containsExactly("be brief", "what is\nthis?");
        assertThat(chat.messages().get(1).attachments()).containsExactly(0, 1);
        assertThat(chat.attachments())
                .containsExactly(
                        new MediaSource.Remote(URI.create("https://a.example/1.png")),
                        new MediaSource.Remote(URI.create("https://a.example/2.png")));
    }

    @Test
    void keepsAPictureForItsOwnMessageOnly() {
        FakeConversations conversations = new FakeConversations();
        front.platform.bindConversations(conversations);
        front.generations.answer(outcome(List.of(), Parameters.of("text", "a boat")));

        post("/chat", "{\"message\":\"what?\",\"image_url\":\"https://a.example/1.png\",\"session_id\":\"s\"}");
        assertThat(ChatCompletion.of(last()).attachments()).hasSize(1);
        post("/chat", "{\"message\":\"and now?\",\"session_id\":\"s\"}");

        assertThat(ChatCompletion.of(last()).attachments()).isEmpty();
        assertThat(ChatCompletion.of(last()).messages())
                .hasSize(3)
                .allSatisfy(message -> assertThat(message.attachments()).isEmpty());
    }

    @Test
    void refusesPartsOfAnotherKind() {
        Answer answer = post("/chat", "{\"messages\":[{\"role\":\"user\",\"content\":[{\"type\":\"smell\"}]}]}");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.at("error")).isEqualTo("messages[0].content[0].type must be text or image_url");
    }
}
