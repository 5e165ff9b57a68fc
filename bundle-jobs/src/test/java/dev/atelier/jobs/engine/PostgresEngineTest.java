package dev.atelier.jobs.engine;

import dev.atelier.core.database.Database;
import dev.atelier.core.database.Dialect;
import dev.atelier.database.JdbcDatabase;
import dev.atelier.testkit.database.Postgres;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;

class PostgresEngineTest extends EngineContract {
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

    @AfterEach
    void empty() throws SQLException {
        try (Connection connection = server.source().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("drop table if exists job, job_node, job_signal, job_key, job_webhook,"
                    + " job_webhook_attempt, atelier_schema");
        }
    }
}
