package dev.atelier.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.atelier.core.database.Database;
import dev.atelier.core.database.Dialect;
import dev.atelier.core.database.Migration;
import dev.atelier.core.error.ErrorKind;
import dev.atelier.core.error.MediaException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What holds on every kind of database. */
abstract class DatabaseContract {
    private static final Migration ACCOUNTS = new Migration(
            1,
            "accounts",
            List.of(
                    "create table account (id integer primary key, amount bigint not null)",
                    "insert into account values (1, 0)"));
    private static final Migration NAMES =
            new Migration(2, "names", List.of("alter table account add column name varchar(20)"));
    private static final int NODES = 6;

    private Database database;

    abstract DataSource source() throws SQLException;

    abstract Dialect dialect();

    @BeforeEach
    void open() throws SQLException {
        database = new JdbcDatabase(source(), dialect());
    }

    @Test
    void bringsTablesForwardStepByStep() {
        database.migrate("bank", List.of(ACCOUNTS));
        database.migrate("bank", List.of(ACCOUNTS, NAMES));
        database.migrate("bank", List.of(ACCOUNTS, NAMES));

        assertThat(number("select count(*) from account where name is null")).isEqualTo(1);
        assertThat(number("select count(*) from atelier_schema where component = 'bank'"))
                .isEqualTo(2);
    }

    @Test
    void bringsThemForwardOnceWhenSeveralNodesStartTogether() throws Exception {
        DataSource source = source();
        List<Callable<Void>> nodes = IntStream.range(0, NODES)
                .<Callable<Void>>mapToObj(node -> () -> {
                    new JdbcDatabase(source, dialect()).migrate("bank", List.of(ACCOUNTS, NAMES));
                    return null;
                })
                .toList();
        // An H2 file belongs to one node, so there is but one at a time.
        ExecutorService threads = Executors.newFixedThreadPool(dialect() == Dialect.H2 ? 1 : NODES);
        try {
            for (Future<Void> node : threads.invokeAll(nodes)) {
                node.get();
            }
        } finally {
            threads.shutdown();
        }

        assertThat(number("select count(*) from account")).isEqualTo(1);
    }

    @Test
    void undoesAStepThatFails() {
        Migration wrong = new Migration(2, "wrong", List.of("insert into account values (2, 0)", "no sql at all"));

        assertThat(kind(() -> database.migrate("bank", List.of(ACCOUNTS, wrong))))
                .isEqualTo(ErrorKind.STORAGE_FAILED);

        assertThat(number("select count(*) from account")).isEqualTo(1);
        assertThat(number("select max(version) from atelier_schema where component = 'bank'"))
                .isEqualTo(1);
    }

    @Test
    void refusesTablesThatAreNewerThanItself() {
        database.migrate("bank", List.of(ACCOUNTS, NAMES));

        assertThatThrownBy(() -> database.migrate("bank", List.of(ACCOUNTS)))
                .isInstanceOf(MediaException.class)
                .hasMessageContaining("version 2")
                .hasMessageContaining("newer");
    }

    @Test
    void undoesATransactionThatThrows() {
        database.migrate("bank", List.of(ACCOUNTS));

        assertThatThrownBy(() -> database.transaction(connection -> {
                    update(connection, "update account set amount = 7");
                    throw new IllegalStateException("changed its mind");
                }))
                .isInstanceOf(IllegalStateException.class);

        assertThat(number("select amount from account")).isZero();
    }

    @Test
    void losesNoUpdateOfManyAtOnce() throws Exception {
        database.migrate("bank", List.of(ACCOUNTS));
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            List<Callable<Integer>> payments = IntStream.range(0, 200)
                    .<Callable<Integer>>mapToObj(payment -> () -> database.transaction(
                            connection -> update(connection, "update account set amount = amount + 1")))
                    .toList();
            for (Future<Integer> payment : threads.invokeAll(payments)) {
                assertThat(payment.get()).isEqualTo(1);
            }
        } finally {
            threads.shutdown();
        }

        assertThat(number("select amount from account")).isEqualTo(200);
    }

    @Test
    void answersWhileItCan() {
        assertThat(database.answers()).isTrue();
    }

    private static int update(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            return statement.executeUpdate(sql);
        }
    }

    private long number(String sql) {
        return database.query(connection -> {
            try (Statement statement = connection.createStatement();
                    ResultSet result = statement.executeQuery(sql)) {
                result.next();
                return result.getLong(1);
            }
        });
    }

    private static ErrorKind kind(Runnable work) {
        return catchThrowableOfType(MediaException.class, work::run).kind();
    }
}
