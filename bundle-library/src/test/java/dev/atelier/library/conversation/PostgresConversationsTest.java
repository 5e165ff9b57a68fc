package dev.atelier.library.conversation;

import dev.atelier.core.database.Database;
import dev.atelier.library.Databases;
import dev.atelier.testkit.database.Postgres;
import java.io.IOException;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

class PostgresConversationsTest extends DatabaseConversationsContract {
    private static Postgres server;

    private final Database database = Databases.emptied(server);

    PostgresConversationsTest() throws SQLException {}

    @BeforeAll
    static void start() throws IOException {
        server = new Postgres();
    }

    @AfterAll
    static void stop() throws IOException {
        server.close();
    }

    @Override
    Database database() {
        return database;
    }
}
