package dev.atelier.testkit.library;

import static org.assertj.core.api.Assertions.assertThat;

import dev.atelier.core.Parameters;
import dev.atelier.core.chat.ChatMessage;
import dev.atelier.core.chat.ConversationId;
import dev.atelier.core.chat.ConversationStore;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What holds for every store of conversations. A subclass brings one that is empty and has room for 2,000 bytes each. */
public abstract class ConversationStoreContract {
    private static final ConversationId ONE = new ConversationId(7, "one", "fake");
    private static final ConversationId TWO = new ConversationId(7, "two", "fake");
    private static final int THREADS = 4;
    private static final int TURNS = 25;

    /** The store; the same one within a test. */
    protected abstract ConversationStore store();

    /** A store with as much room as anybody needs, over the same conversations where it shares them. */
    protected abstract ConversationStore large();

    protected static List<ChatMessage> said(String... texts) {
        return Stream.of(texts).map(text -> ChatMessage.of("user", text)).toList();
    }

    @Test
    void aConversationIsKeptInOrderAndApartFromOthers() {
        store().append(ONE, said("a", "b"));
        store().append(ONE, said("c"));
        store().append(ONE, List.of());
        store().append(TWO, said("x"));

        assertThat(store().history(ONE)).isEqualTo(said("a", "b", "c"));
        assertThat(store().history(TWO)).isEqualTo(said("x"));
        assertThat(store().history(new ConversationId(8, "one", "fake"))).isEmpty();
        assertThat(store().history(new ConversationId(7, "one", "other"))).isEmpty();
    }

    @Test
    void aMessageComesBackAsItWas() {
        List<ChatMessage> messages = List.of(
                new ChatMessage("user", "zero \0 smile \uD83D\uDE42 \"quoted\"", List.of(0, 2), Parameters.EMPTY),
                new ChatMessage(
                        "assistant",
                        "",
                        List.of(),
                        Parameters.of(Map.of("tool_calls", List.of(Map.of("id", "1", "score", 0.25))))),
                ChatMessage.of("tool", "done"));
        store().append(ONE, messages);

        assertThat(store().history(ONE)).isEqualTo(messages);
    }

    @Test
    void anyNameMayBeASessions() {
        List<String> names = List.of("", "a:1", "\0", "x".repeat(10_000), "x".repeat(10_001), "' or 1=1 --");
        for (String name : names) {
            large().append(new ConversationId(7, name, "fake"), said(name));
        }
        for (String name : names) {
            assertThat(large().history(new ConversationId(7, name, "fake"))).isEqualTo(said(name));
            assertThat(large().forget(7, name)).isTrue();
        }
    }

    @Test
    void aLongConversationLosesItsOldestMessagesOnly() {
        String words = "a".repeat(400);
        store().append(ONE, said("first" + words, "second" + words, "third"));

        assertThat(store().history(ONE)).isEqualTo(said("second" + words, "third"));
    }

    @Test
    void aMessageThatIsLargerThanAllowedIsKeptUntilTheNextOne() {
        store().append(ONE, said("a".repeat(5_000)));
        assertThat(store().history(ONE)).hasSize(1);

        store().append(ONE, said("next"));
        assertThat(store().history(ONE)).isEqualTo(said("next"));
    }

    @Test
    void forgettingASessionForgetsItWithEveryProvider() {
        ConversationId elsewhere = new ConversationId(7, "one", "other");
        large().append(ONE, said("a"));
        large().append(elsewhere, said("b"));
        large().append(TWO, said("c"));

        assertThat(large().forget(7, "one")).isTrue();
        assertThat(large().forget(7, "one")).isFalse();
        assertThat(large().forget(8, "two")).isFalse();

        assertThat(large().history(ONE)).isEmpty();
        assertThat(large().history(elsewhere)).isEmpty();
        assertThat(large().history(TWO)).isEqualTo(said("c"));
        large().append(ONE, said("again"));
        assertThat(large().history(ONE)).isEqualTo(said("again"));
    }

    /** Question and answer stay together, each speaker's in his order, also when all speak at once. */
    @Test
    void whatIsAddedAtOnceStaysTogether() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try {
            List<Callable<Void>> speakers = IntStream.range(0, THREADS)
                    .<Callable<Void>>mapToObj(speaker -> () -> speak(speaker))
                    .toList();
            for (Future<Void> speaker : threads.invokeAll(speakers)) {
                speaker.get();
            }
        } finally {
            threads.shutdown();
        }

        List<String> texts =
                large().history(ONE).stream().map(ChatMessage::text).toList();
        assertThat(texts).hasSize(2 * THREADS * TURNS);
        List<Integer> turns = new ArrayList<>(Collections.nCopies(THREADS, 0));
        for (int i = 0; i < texts.size(); i += 2) {
            int speaker = Integer.parseInt(texts.get(i).split(":")[0]);
            int turn = turns.set(speaker, turns.get(speaker) + 1);
            assertThat(texts.get(i)).isEqualTo(speaker + ":" + turn + ":question");
            assertThat(texts.get(i + 1)).isEqualTo(speaker + ":" + turn + ":answer");
        }
    }

    private Void speak(int speaker) {
        ConversationStore store = large();
        for (int turn = 0; turn < TURNS; turn++) {
            store.append(ONE, said(speaker + ":" + turn + ":question", speaker + ":" + turn + ":answer"));
        }
        return null;
    }
}
