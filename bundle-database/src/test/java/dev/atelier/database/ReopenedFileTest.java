package dev.atelier.database;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.SQLExceptionOverride;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReopenedFileTest {
    private static final SQLException CLOSED = new SQLException("The database has been closed", "90098");

    @TempDir
    Path home;

    private static ReopenedFile reopened(Path file) {
        return new ReopenedFile(
                H2File.of(Address.of("jdbc:h2:file:" + file, file)).orElseThrow());
    }

    @Test
    void onlyConnectionsToAClosedFileAreLetGo() {
        ReopenedFile file = reopened(home.resolve("any"));

        assertThat(file.adjudicate(CLOSED)).isEqualTo(SQLExceptionOverride.Override.MUST_EVICT);
        assertThat(file.adjudicate(new SQLException("no such table", "42S02")))
                .isEqualTo(SQLExceptionOverride.Override.CONTINUE_EVICT);
    }

    /** Much is deleted, so that H2 writes into the space that was freed, which is when it loses track. */
    @Test
    void whatWasCommittedIsThereWhenTheFileIsOpenedAgain() throws Exception {
        Path own = home.resolve("own");
        try (Connection connection =
                        DriverManager.getConnection("jdbc:h2:file:" + own + ";RETENTION_TIME=0;WRITE_DELAY=0");
                Statement statement = connection.createStatement()) {
            statement.execute("create table thing (id integer primary key, body varchar(20000))");
            for (int i = 1; i <= 60; i++) {
                statement.execute("insert into thing values (" + i + ", '" + "x".repeat(20_000) + "')");
            }
            statement.execute("delete from thing");
            for (int i = 61; i <= 66; i++) {
                statement.execute("insert into thing values (" + i + ", 'x')");
                Path copy = home.resolve("closed-" + i);
                Files.copy(Path.of(own + ".mv.db"), Path.of(copy + ".mv.db"));
                assertThat(newest(copy)).isEqualTo(i);
            }
        }
    }

    private static int newest(Path closed) throws SQLException {
        JdbcDataSource source = new JdbcDataSource();
        source.setURL("jdbc:h2:file:" + closed);
        ReopenedFile file = reopened(closed);
        file.adjudicate(CLOSED);
        try (Connection connection = file.over(source).getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select max(id) from thing")) {
            rows.next();
            return rows.getInt(1);
        }
    }
}
