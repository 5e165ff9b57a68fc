package dev.atelier.tracking;

import dev.atelier.core.database.Database;
import dev.atelier.core.database.Dialect;
import dev.atelier.database.JdbcDatabase;
import dev.atelier.testkit.database.Postgres;
import java.io.IOException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

class PostgresTrackingTest extends TrackingContract {
    private static Postgres server;

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
        return new JdbcDatabase(server.source(), Dialect.POSTGRESQL);
    }
}
