package dev.atelier.database;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.atelier.core.database.Dialect;
import dev.atelier.core.database.Migration;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Path;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Random;
import org.h2.jdbcx.JdbcConnectionPool;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A process that writes to the H2 file is killed, again and again: what it said was committed is there. */
class H2KilledTest {
    private static final int KILLS = 8;
    private static final List<Migration> TABLES =
            List.of(new Migration(1, "numbers", List.of("create table counted (id bigint primary key, words text)")));

    @TempDir
    Path home;

    @Test
    void whatWasCommittedSurvivesAKill() throws Exception {
        Random random = new Random(1);
        long last = 0;
        for (int kill = 0; kill < KILLS; kill++) {
            last = writeUntilKilled(last + 1 + random.nextInt(60));
        }

        assertThat(committed(home)).isGreaterThanOrEqualTo(last);
        open(home).query(connection -> connection.createStatement().execute("shutdown"));
    }

    /** @return the last number that the process said was committed */
    private long writeUntilKilled(long until) throws IOException, InterruptedException {
        Process writer = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Writer.class.getName(),
                        home.toString())
                .redirectErrorStream(true)
                .start();
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(writer.getInputStream(), UTF_8))) {
            long last = 0;
            while (last < until) {
                last = Long.parseLong(lines.readLine());
            }
            return last;
        } finally {
            writer.destroyForcibly().waitFor();
        }
    }

    private static JdbcDatabase open(Path home) {
        return new JdbcDatabase(JdbcConnectionPool.create(Address.of("", home).url(), "atelier", ""), Dialect.H2);
    }

    /** How many numbers there are, all of them from 1 on. */
    private static long committed(Path home) {
        return open(home).query(connection -> {
            try (Statement statement = connection.createStatement();
                    ResultSet row = statement.executeQuery("select count(*), coalesce(max(id), 0) from counted")) {
                row.next();
                assertThat(row.getLong(1)).isEqualTo(row.getLong(2));
                return row.getLong(1);
            }
        });
    }

    /** Counts on from what it finds, and tells each number once it is committed. */
    static final class Writer {
        private Writer() {}

        public static void main(String[] words) {
            JdbcDatabase database = open(Path.of(words[0]));
            database.migrate("count", TABLES);
            for (long number = committed(Path.of(words[0])) + 1; ; number++) {
                long next = number;
                database.transaction(
                        connection -> insert(connection.prepareStatement("insert into counted values (?, ?)"), next));
                System.out.println(number);
            }
        }

        private static int insert(PreparedStatement insert, long number) throws SQLException {
            try (insert) {
                insert.setLong(1, number);
                insert.setString(2, "words ".repeat((int) (number % 500)));
                return insert.executeUpdate();
            }
        }
    }
}
