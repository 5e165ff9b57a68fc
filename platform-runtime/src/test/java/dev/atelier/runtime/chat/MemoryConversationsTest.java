package dev.atelier.runtime.chat;

import static org.assertj.core.api.Assertions.assertThat;

import dev.atelier.core.chat.ChatMessage;
import dev.atelier.core.chat.ConversationId;
import java.util.List;
import org.junit.jupiter.api.Test;

class MemoryConversationsTest {
    private static final ConversationId ONE = new ConversationId(7, "one", "fake");
    private static final ConversationId TWO = new ConversationId(7, "two", "fake");
    private static final ConversationId THREE = new ConversationId(7, "three", "fake");

    private final MemoryConversations store = new MemoryConversations(2, 10_000, 2_000);

    private static List<ChatMessage> said(String... texts) {
        return List.of(texts).stream().map(text -> ChatMessage.of("user", text)).toList();
    }

    @Test
    void aConversationIsKeptInOrderAndApartFromOthers() {
        store.append(ONE, said("a", "b"));
        store.append(ONE, said("c"));
        store.append(TWO, said("x"));

        assertThat(store.history(ONE)).isEqualTo(said("a", "b", "c"));
        assertThat(store.history(TWO)).isEqualTo(said("x"));
        assertThat(store.history(new ConversationId(8, "one", "fake"))).isEmpty();
        assertThat(store.history(new ConversationId(7, "one", "other"))).isEmpty();
    }

    @Test
    void theOneNotUsedForLongestIsForgottenWhenThereAreTooMany() {
        store.append(ONE, said("a"));
        store.append(TWO, said("b"));
        store.history(ONE);

        store.append(THREE, said("c"));

        assertThat(store.history(TWO)).isEmpty();
        assertThat(store.history(ONE)).isEqualTo(said("a"));
        assertThat(store.history(THREE)).isEqualTo(said("c"));
    }

    @Test
    void theOneNotUsedForLongestIsForgottenWhenThereAreTooManyBytes() {
        MemoryConversations small = new MemoryConversations(100, 1_000, 800);
        small.append(ONE, said("a".repeat(200)));

        small.append(TWO, said("b".repeat(200)));

        assertThat(small.history(ONE)).isEmpty();
        assertThat(small.history(TWO)).hasSize(1);
    }

    @Test
    void aLongConversationLosesItsOldestMessagesOnly() {
        String words = "a".repeat(400);
        store.append(ONE, said("first" + words, "second" + words, "third"));

        assertThat(store.history(ONE)).isEqualTo(said("second" + words, "third"));
    }

    @Test
    void aMessageThatIsLargerThanAllowedIsKeptUntilTheNextOne() {
        store.append(ONE, said("a".repeat(5_000)));
        assertThat(store.history(ONE)).hasSize(1);

        store.append(ONE, said("next"));
        assertThat(store.history(ONE)).isEqualTo(said("next"));
    }

    @Test
    void forgettingASessionForgetsItWithEveryProvider() {
        MemoryConversations large = new MemoryConversations(10, 10_000, 2_000);
        ConversationId elsewhere = new ConversationId(7, "one", "other");
        large.append(ONE, said("a"));
        large.append(elsewhere, said("b"));
        large.append(TWO, said("c"));

        assertThat(large.forget(7, "one")).isTrue();
        assertThat(large.forget(7, "one")).isFalse();
        assertThat(large.forget(8, "two")).isFalse();

        assertThat(large.history(ONE)).isEmpty();
        assertThat(large.history(elsewhere)).isEmpty();
        assertThat(large.history(TWO)).isEqualTo(said("c"));
    }
}
