package dev.atelier.database;

import static org.assertj.core.api.Assertions.assertThat;

import dev.atelier.core.database.Dialect;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class H2FileTest {
    @TempDir
    Path home;

    /** Much is deleted, so that H2 writes into the space that was freed, which is when it loses track. */
    @Test
    void whatWasCommittedOutlivesACrash() throws Exception {
        String url = Address.of("", home).url();
        try (Connection connection = DriverManager.getConnection(url + ";RETENTION_TIME=0", "atelier", "");
                Statement statement = connection.createStatement()) {
            statement.execute("create table thing (id integer primary key, body varchar(20000))");
            for (int i = 1; i <= 60; i++) {
                statement.execute("insert into thing values (" + i + ", '" + "x".repeat(20_000) + "')");
            }
            statement.execute("delete from thing");
            for (int i = 61; i <= 66; i++) {
                statement.execute("insert into thing values (" + i + ", 'x')");
                assertThat(newestAfterCrash(i)).isEqualTo(i);
            }
        }
    }

    /** What a crash leaves is what is in the file now. */
    private int newestAfterCrash(int number) throws IOException, SQLException {
        Path copy = home.resolve("crash-" + number);
        Files.copy(home.resolve("data/database/atelier.mv.db"), Path.of(copy + ".mv.db"));
        Address address = Address.of("jdbc:h2:file:" + copy, home);
        H2File.of(address).orElseThrow().recover();
        try (Connection connection = DriverManager.getConnection(address.url(), "atelier", "");
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select max(id) from thing")) {
            rows.next();
            return rows.getInt(1);
        }
    }

    @Test
    void onlyAFileOfItsOwnIsLookedThrough() {
        assertThat(H2File.of(new Address("jdbc:h2:mem:x", Dialect.H2))).isEmpty();
        assertThat(H2File.of(new Address("jdbc:postgresql://127.0.0.1/x", Dialect.POSTGRESQL)))
                .isEmpty();
    }

    @Test
    void aFileThatIsNoDatabaseIsLeftToWhoeverOpensIt() throws IOException {
        Path file = home.resolve("broken.mv.db");
        Files.writeString(file, "no database");

        H2File.of(Address.of("jdbc:h2:file:" + home.resolve("broken"), home))
                .orElseThrow()
                .recover();

        assertThat(file).hasContent("no database");
    }
}
