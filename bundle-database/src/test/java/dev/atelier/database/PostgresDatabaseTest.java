package dev.atelier.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.atelier.core.database.Dialect;
import dev.atelier.core.error.ErrorKind;
import dev.atelier.core.error.MediaException;
import dev.atelier.testkit.database.Postgres;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class PostgresDatabaseTest extends DatabaseContract {
    private static Postgres server;

    @BeforeAll
    static void start() throws IOException {
        server = new Postgres();
    }

    @AfterAll
    static void stop() throws IOException {
        server.close();
    }

    @AfterEach
    void empty() throws SQLException {
        try (Connection connection = server.source().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("drop table if exists account, atelier_schema");
        }
    }

    @Override
    DataSource source() {
        return server.source();
    }

    @Override
    Dialect dialect() {
        return Dialect.POSTGRESQL;
    }

    @Test
    void saysThatItIsAwayWhenNobodyListens() throws IOException {
        DataSource gone;
        try (Postgres other = new Postgres()) {
            gone = other.source();
        }
        JdbcDatabase database = new JdbcDatabase(gone, Dialect.POSTGRESQL);

        assertThat(database.answers()).isFalse();
        assertThat(catchThrowableOfType(MediaException.class, () -> database.query(Connection::getCatalog))
                        .kind())
                .isEqualTo(ErrorKind.UNAVAILABLE);
    }

    @Test
    void keepsConnectionsForWhatMustGetThroughWhenAllOthersAreInUse() throws SQLException {
        try (Pools pools = new Pools(server.source(), Address.of("jdbc:postgresql:", Path.of("")), 2, 250);
                Connection one = pools.main().getConnection();
                Connection two = pools.main().getConnection()) {
            assertThat(one).isNotSameAs(two);
            assertThatExceptionOfType(SQLTransientConnectionException.class)
                    .isThrownBy(() -> pools.main().getConnection());

            assertThat(new JdbcDatabase(pools.reserve().orElseThrow(), Dialect.POSTGRESQL).answers())
                    .isTrue();
        }
    }
}
