package dev.atelier.database.transfer;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.atelier.core.database.Database;
import dev.atelier.core.database.Dialect;
import dev.atelier.core.database.Migration;
import dev.atelier.database.JdbcDatabase;
import dev.atelier.testkit.database.Postgres;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TransferTest {
    private static final List<Migration> TABLES = List.of(
            new Migration(
                    1,
                    "authors",
                    // Its name comes after that of the table which refers to it.
                    List.of("create table writer (id bigint primary key, name varchar(100), born date)")),
            new Migration(2, "books", List.of("""
                    create table book (
                      id char(4) primary key,
                      writer bigint not null references writer (id),
                      pages integer,
                      sold boolean,
                      printed_at timestamp with time zone,
                      words text)""")));
    private static final int MANY = 2345;

    private static Postgres server;

    @TempDir
    Path folder;

    private final Database h2 = h2();
    private final Database postgres = new JdbcDatabase(server.source(), Dialect.POSTGRESQL);

    @BeforeAll
    static void start() throws IOException {
        server = new Postgres();
    }

    @AfterAll
    static void stop() throws IOException {
        server.close();
    }

    private static Database h2() {
        JdbcDataSource source = new JdbcDataSource();
        source.setUrl("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
        return new JdbcDatabase(source, Dialect.H2);
    }

    @BeforeEach
    void fill() {
        execute(postgres, "drop table if exists book, writer, stranger, atelier_schema");
        h2.migrate("shelf", TABLES);
        h2.query(connection -> {
            try (PreparedStatement writer = connection.prepareStatement("insert into writer values (?, ?, ?)");
                    PreparedStatement book =
                            connection.prepareStatement("insert into book values (?, ?, ?, ?, ?, ?)")) {
                for (int i = 0; i < MANY; i++) {
                    set(
                            writer,
                            Long.MAX_VALUE - i,
                            i == 0 ? null : "Ada \uD83D\uDE42 \"" + i,
                            LocalDate.EPOCH.plusDays(i));
                    Object sold = i % 3 == 0 ? null : i % 3 == 1;
                    Object printed = OffsetDateTime.parse("2026-11-20T12:00:00.123456+01:00")
                            .plusSeconds(i);
                    set(
                            book,
                            String.format("%04d", i),
                            Long.MAX_VALUE - i,
                            i % 2 == 0 ? null : -i,
                            sold,
                            printed,
                            "line\n\t\u0001" + i);
                }
                set(writer, 1, null, null);
                set(book, "last", 1, null, null, null, "x".repeat(300_000));
            }
            return true;
        });
    }

    private static void set(PreparedStatement insert, Object... values) throws SQLException {
        for (int i = 0; i < values.length; i++) {
            insert.setObject(i + 1, values[i]);
        }
        insert.executeUpdate();
    }

    private static void execute(Database database, String sql) {
        database.query(connection -> {
            try (Statement statement = connection.createStatement()) {
                return statement.execute(sql);
            }
        });
    }

    private static long count(Database database, String table) {
        return database.query(connection -> {
            try (Statement statement = connection.createStatement();
                    ResultSet rows = statement.executeQuery("select count(*) from " + table)) {
                rows.next();
                return rows.getLong(1);
            }
        });
    }

    private Path exported(Database database, String name) throws IOException {
        Path file = folder.resolve(name);
        assertThat(new Export(database).to(file))
                .containsEntry("book", MANY + 1L)
                .containsEntry("writer", MANY + 1L);
        return file;
    }

    private static List<String> sortedLines(Path file) throws IOException {
        try (InputStream in = new GZIPInputStream(Files.newInputStream(file))) {
            return Arrays.stream(new String(in.readAllBytes(), UTF_8).split("\n"))
                    .sorted()
                    .toList();
        }
    }

    @Test
    void allComesBackAsItWasByWayOfTheOtherDatabase() throws IOException {
        execute(h2, "create table stranger (id integer primary key)");
        Path first = exported(h2, "first");
        postgres.migrate("shelf", TABLES);
        assertThat(new Import(postgres, false).from(first)).containsEntry("book", MANY + 1L);
        Path second = exported(postgres, "second");
        Database back = h2();
        back.migrate("shelf", TABLES);
        new Import(back, false).from(second);

        assertThat(sortedLines(second)).isEqualTo(sortedLines(first));
        assertThat(sortedLines(exported(back, "third"))).isEqualTo(sortedLines(first));
    }

    @Test
    void whatIsThereIsReplacedOnlyWhenThatIsAskedFor() throws IOException {
        Path file = exported(h2, "file");

        assertThatThrownBy(() -> new Import(h2, false).from(file)).hasMessageContaining("not empty: book, writer");
        assertThat(new Import(h2, true).from(file)).containsEntry("writer", MANY + 1L);
        assertThat(count(h2, "book")).isEqualTo(MANY + 1L);
    }

    @Test
    void tablesOfAnotherVersionAreRefused() throws IOException {
        Path file = exported(h2, "file");

        assertThatThrownBy(() -> new Import(postgres, false).from(file)).hasMessageContaining("has no tables yet");
        postgres.migrate("other", List.of());
        assertThatThrownBy(() -> new Import(postgres, false).from(file)).hasMessageContaining("no tables of shelf yet");
        postgres.migrate("shelf", TABLES.subList(0, 1));
        assertThatThrownBy(() -> new Import(postgres, false).from(file))
                .hasMessageContaining("version 2 in the file and of version 1 here");
    }

    @Test
    void ofAFileThatIsNotWholeNothingIsRead() throws IOException {
        List<String> lines = Files.readAllLines(unpacked(exported(h2, "file")));
        postgres.migrate("shelf", TABLES);
        Path early = packed("early", lines.subList(0, lines.size() - 1));
        Path lacking = packed(
                "lacking",
                lines.stream().filter(line -> !line.startsWith("[\"0007\"")).toList());
        Path other = packed("other", List.of("{\"name\": 1}"));
        Path plain = Files.writeString(folder.resolve("plain"), "text");

        assertThatThrownBy(() -> new Import(postgres, false).from(early)).hasMessageContaining("ends early");
        assertThatThrownBy(() -> new Import(postgres, false).from(lacking)).hasMessageContaining("not whole");
        assertThatThrownBy(() -> new Import(postgres, false).from(other)).hasMessageContaining("no export");
        assertThatThrownBy(() -> new Import(postgres, false).from(plain)).isInstanceOf(IOException.class);
        assertThat(count(postgres, "book") + count(postgres, "writer")).isZero();
    }

    @Test
    void theCommandsSayWhatTheyDidOrWhyNot() throws IOException {
        DatabaseCommands commands = new DatabaseCommands(h2);
        String file = folder.resolve("file").toString();

        assertThat(commands.export(file)).contains("2,346  book").contains("4,692  rows exported");
        assertThatThrownBy(() -> commands.export(file)).hasMessageContaining("is there already");
        assertThatThrownBy(() -> commands._import(file)).hasMessageContaining("not empty");
        assertThatThrownBy(() -> commands._import(file + "x")).hasMessageContaining("there is no file");
        assertThat(commands._import("--replace", file)).contains("4,692  rows imported");
    }

    private Path unpacked(Path file) throws IOException {
        Path plain = folder.resolve("unpacked");
        try (InputStream in = new GZIPInputStream(Files.newInputStream(file))) {
            Files.copy(in, plain);
        }
        return plain;
    }

    private Path packed(String name, List<String> lines) throws IOException {
        Path file = folder.resolve(name);
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
            out.write(String.join("\n", lines).getBytes(UTF_8));
        }
        return file;
    }
}
