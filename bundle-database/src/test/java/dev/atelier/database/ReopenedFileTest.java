package dev.atelier.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.atelier.core.database.Dialect;
import dev.atelier.core.error.ErrorKind;
import dev.atelier.core.error.MediaException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReopenedFileTest {
    @TempDir
    Path home;

    private HikariDataSource pool() {
        Address address = Address.of("", home);
        JdbcDataSource source = new JdbcDataSource();
        source.setURL(address.url());
        ReopenedFile file = new ReopenedFile(H2File.of(address).orElseThrow());
        HikariConfig config = new HikariConfig();
        config.setDataSource(file.over(source));
        config.setExceptionOverride(file);
        config.setMaximumPoolSize(4);
        config.setConnectionTimeout(1000);
        return new HikariDataSource(config);
    }

    private static int count(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select count(*) from thing")) {
            rows.next();
            return rows.getInt(1);
        }
    }

    private static boolean execute(JdbcDatabase database, String sql) {
        return database.query(connection -> {
            try (Statement statement = connection.createStatement()) {
                return statement.execute(sql);
            }
        });
    }

    /** As after a write that failed: the file is closed under all connections. */
    @Test
    void aFileThatWasClosedUnderAllIsOpenedAgainWithAllThatWasCommitted() {
        try (HikariDataSource pool = pool()) {
            JdbcDatabase database = new JdbcDatabase(pool, Dialect.H2);
            execute(database, "create table thing (id integer primary key)");
            execute(database, "insert into thing values (1)");
            assertThat(catchThrowableOfType(
                                    MediaException.class,
                                    () -> database.query(connection -> {
                                        try (Statement statement = connection.createStatement()) {
                                            statement.execute("shutdown immediately");
                                        }
                                        return count(connection);
                                    }))
                            .kind())
                    .isEqualTo(ErrorKind.UNAVAILABLE);

            await().atMost(Duration.ofSeconds(30))
                    .ignoreExceptionsInstanceOf(MediaException.class)
                    .until(() -> database.query(ReopenedFileTest::count), Integer.valueOf(1)::equals);
            execute(database, "insert into thing values (2)");
            assertThat(database.query(ReopenedFileTest::count)).isEqualTo(2);
        }
    }
}
