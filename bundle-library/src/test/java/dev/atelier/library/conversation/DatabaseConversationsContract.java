package dev.atelier.library.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.atelier.core.chat.ConversationId;
import dev.atelier.core.chat.ConversationStore;
import dev.atelier.core.database.Database;
import dev.atelier.library.table.Tables;
import dev.atelier.testkit.SettableClock;
import dev.atelier.testkit.library.ConversationStoreContract;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** What holds for conversations in either database. */
abstract class DatabaseConversationsContract extends ConversationStoreContract {
    private static final ConversationId OLD = new ConversationId(7, "old", "fake");
    private static final ConversationId NEW = new ConversationId(7, "new", "fake");
    private static final Bounds SMALL = new Bounds(1000, 2_000);
    private static final Bounds LARGE = new Bounds(1_000_000, 1_000_000_000);

    private final SettableClock clock = new SettableClock(Instant.parse("2026-11-20T12:00:00Z"));

    abstract Database database();

    private DatabaseConversations store(Bounds bounds) {
        return new DatabaseConversations(new Tables(database()), bounds, Duration.ofDays(30), clock);
    }

    @Override
    protected ConversationStore store() {
        return store(SMALL);
    }

    @Override
    protected ConversationStore large() {
        return store(LARGE);
    }

    @Test
    void aConversationHasNoMoreThanSoManyMessages() {
        DatabaseConversations three = store(new Bounds(3, 1_000_000));
        three.append(NEW, said("a", "b", "c"));
        three.append(NEW, said("d", "e"));

        assertThat(three.history(NEW)).isEqualTo(said("c", "d", "e"));
    }

    @Test
    void aConversationIsForgottenThatNobodyGoesOnWith() {
        DatabaseConversations store = store(LARGE);
        store.append(OLD, said("a"));
        store.append(NEW, said("b"));
        clock.advance(Duration.ofDays(29));
        store.append(NEW, said("c"));
        clock.advance(Duration.ofDays(2));

        store.sweep();

        assertThat(store.history(OLD)).isEmpty();
        assertThat(store.history(NEW)).isEqualTo(said("b", "c"));
    }
}
