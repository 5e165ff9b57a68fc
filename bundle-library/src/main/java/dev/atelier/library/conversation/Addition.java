package dev.atelier.library.conversation;

import dev.atelier.core.chat.ChatMessage;
import dev.atelier.core.chat.ConversationId;
import dev.atelier.core.database.Dialect;
import dev.atelier.library.table.Sql;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;

/**
 * Messages on their way into a conversation, within a transaction. The conversation's row is taken first: whoever else
 * adds to it, on this node or another, waits until these messages are there, so that they are together and in order.
 *
 * @param conversation its key
 * @param messages what is added
 * @param now in nanoseconds since 1970
 */
record Addition(ConversationId id, String conversation, List<ChatMessage> messages, long now) {
    private record Kept(long number, long bytes) {}

    Addition(ConversationId id, List<ChatMessage> messages, long now) {
        this(id, Keys.conversation(id), messages, now);
    }

    void to(Connection connection, Dialect dialect, Bounds bounds) throws SQLException {
        long added = messages.stream().mapToLong(Bounds::size).sum();
        take(connection, dialect, added);
        long next = Sql.list(
                        connection,
                        "select messages from conversation where id = ?",
                        row -> row.getLong(1),
                        conversation)
                .get(0);
        insert(connection, next - messages.size());
        trim(connection, bounds);
    }

    /** Counts the messages, which locks the row; makes it where it is not there, or was forgotten just now. */
    private void take(Connection connection, Dialect dialect, long added) throws SQLException {
        while (Sql.update(
                        connection,
                        "update conversation set messages = messages + ?, bytes = bytes + ?, updated_at = ?"
                                + " where id = ?",
                        messages.size(),
                        added,
                        now,
                        conversation)
                == 0) {
            Sql.insertOnce(
                    connection,
                    dialect,
                    "insert into conversation (id, customer, session_digest, session, provider, messages, bytes,"
                            + " updated_at) values (?, ?, ?, ?, ?, 0, 0, ?)",
                    conversation,
                    id.customerId(),
                    Keys.session(id.session()),
                    Keys.shown(id.session()),
                    Keys.shown(id.provider()),
                    now);
        }
    }

    private void insert(Connection connection, long first) throws SQLException {
        try (PreparedStatement insert =
                connection.prepareStatement("insert into conversation_message (conversation, number, bytes, said_at,"
                        + " body) values (?, ?, ?, ?, ?)")) {
            long number = first;
            for (ChatMessage message : messages) {
                Sql.set(
                        insert,
                        conversation,
                        number++,
                        Bounds.size(message),
                        now,
                        message.toParameters().canonical());
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    /** Drops the oldest where there are too many; the newest stays in any case. */
    private void trim(Connection connection, Bounds bounds) throws SQLException {
        List<Kept> newestFirst = Sql.list(
                connection,
                "select number, bytes from conversation_message where conversation = ? order by number desc",
                row -> new Kept(row.getLong(1), row.getLong(2)),
                conversation);
        long bytes = 0;
        int count = 0;
        for (Kept message : newestFirst) {
            if (count > 0 && (count == bounds.messages() || bytes + message.bytes() > bounds.bytes())) {
                drop(connection, message.number(), bytes);
                return;
            }
            count++;
            bytes += message.bytes();
        }
    }

    private void drop(Connection connection, long last, long bytesLeft) throws SQLException {
        Sql.update(
                connection,
                "delete from conversation_message where conversation = ? and number <= ?",
                conversation,
                last);
        Sql.update(connection, "update conversation set bytes = ? where id = ?", bytesLeft, conversation);
    }
}
