package dev.atelier.library.conversation;

import dev.atelier.core.chat.ChatMessage;
import dev.atelier.core.chat.ConversationId;
import dev.atelier.core.chat.ConversationStore;
import dev.atelier.core.database.Database;
import dev.atelier.library.json.JsonText;
import dev.atelier.library.table.Sql;
import dev.atelier.library.table.Tables;
import dev.atelier.library.table.Times;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.Designate;

/** Keeps conversations in the database, for all platforms that share it. */
@Component(
        service = {ConversationStore.class, DatabaseConversations.class},
        configurationPid = ConversationConfig.PID,
        property = "service.ranking:Integer=100")
@Designate(ocd = ConversationConfig.class)
public final class DatabaseConversations implements ConversationStore {
    private static final int AT_ONCE = 500;

    private final Tables tables;
    private final Bounds bounds;
    private final Duration keep;
    private final Clock clock;
    private final JsonText json = new JsonText();

    @Activate
    public DatabaseConversations(@Reference Tables tables, ConversationConfig config) {
        this(
                tables,
                new Bounds(config.messagesEach(), config.bytesEach()),
                Duration.ofDays(config.keepDays()),
                Clock.systemUTC());
    }

    DatabaseConversations(Tables tables, Bounds bounds, Duration keep, Clock clock) {
        this.tables = tables;
        this.bounds = bounds;
        this.keep = keep;
        this.clock = clock;
    }

    @Override
    public List<ChatMessage> history(ConversationId id) {
        return tables.open()
                .query(connection -> Sql.list(
                        connection,
                        "select body from conversation_message where conversation = ? order by number",
                        row -> ChatMessage.of(json.read(row.getString(1))),
                        Keys.conversation(id)));
    }

    @Override
    public void append(ConversationId id, List<ChatMessage> messages) {
        if (messages.isEmpty()) {
            return;
        }
        Database database = tables.open();
        Addition addition = new Addition(id, List.copyOf(messages), Times.nanos(clock.instant()));
        database.transaction(connection -> {
            addition.to(connection, database.dialect(), bounds);
            return true;
        });
    }

    @Override
    public boolean forget(long customerId, String session) {
        return forget(
                        "select id from conversation where customer = ? and session_digest = ? for update",
                        customerId,
                        Keys.session(session))
                > 0;
    }

    /** Forgets those that nobody has gone on with for long. */
    void sweep() {
        Instant before = clock.instant().minus(keep);
        int forgotten;
        do {
            forgotten = forget(
                    "select id from conversation where updated_at < ? order by updated_at limit " + AT_ONCE
                            + " for update",
                    Times.nanos(before));
        } while (forgotten == AT_ONCE);
    }

    /** @param select locks the conversations, so that nothing is added to what goes */
    private int forget(String select, Object... values) {
        return tables.open().transaction(connection -> {
            List<String> conversations = Sql.list(connection, select, row -> row.getString(1), values);
            for (String conversation : conversations) {
                delete(connection, conversation);
            }
            return conversations.size();
        });
    }

    private static void delete(Connection connection, String conversation) throws SQLException {
        Sql.update(connection, "delete from conversation_message where conversation = ?", conversation);
        Sql.update(connection, "delete from conversation where id = ?", conversation);
    }
}
