package dev.atelier.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.atelier.core.database.Dialect;
import dev.atelier.core.health.ComponentHealth;
import dev.atelier.core.health.ComponentHealth.State;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.UUID;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DatabaseWatchTest {
    private volatile SQLException failure;
    private final HikariDataSource pool = new HikariDataSource(settings());
    private volatile boolean needed = true;
    private final DatabaseWatch watch = new DatabaseWatch(
            pool, new Entrance(2, Duration.ofSeconds(5)), Address.of("jdbc:h2:mem:", Path.of("")), () -> needed);

    private HikariConfig settings() {
        HikariConfig settings = new HikariConfig();
        settings.setDataSource(source());
        settings.setMaximumPoolSize(2);
        settings.setConnectionTimeout(5_000);
        settings.setMinimumIdle(0);
        settings.setInitializationFailTimeout(-1);
        return settings;
    }

    @AfterEach
    void close() {
        watch.close();
        pool.close();
    }

    @Test
    void saysThatTheDatabaseAnswers() {
        watch.look();

        ComponentHealth health = watch.health();
        assertThat(health.state()).isEqualTo(State.UP);
        assertThat(health.component()).isEqualTo("database");
        assertThat(health.figures())
                .containsEntry("connections_max", 2L)
                .containsEntry("connections_active", 0L)
                .containsKeys("connections_idle", "connections_waiting");
    }

    @Test
    void saysWhyItDoesNotAndWhetherCallsAreServedAllTheSame() {
        failure = new SQLException("password authentication failed for user \"x\" at 10.1.2.3", "28P01");
        watch.look();

        assertThat(watch.health().state()).isEqualTo(State.DOWN);
        assertThat(watch.health().message())
                .isEqualTo("the database does not answer: it refuses the user or the password");
        needed = false;
        assertThat(watch.health().state()).isEqualTo(State.DEGRADED);
        failure = null;
        watch.look();
        assertThat(watch.health().state()).isEqualTo(State.UP);
    }

    @Test
    void aFullDiskIsToldAlthoughConnectionsCanBeHad() {
        JdbcDatabase database = new JdbcDatabase(watch, Dialect.H2);
        watch.look();

        assertThatThrownBy(() -> database.query(connection -> {
                    throw new SQLException("failed", "90028", new IOException("No space left on device"));
                }))
                .hasMessage("the database does not answer: its disk is full");
        watch.look();

        assertThat(watch.health().state()).isEqualTo(State.DOWN);
        assertThat(watch.health().message()).contains("its disk is full");
    }

    /** The pool would let each caller wait; here nobody even asks it. */
    @Test
    void nobodyWaitsForADatabaseThatIsKnownToBeAway() throws SQLException {
        failure = new SQLException("connection refused", "08001");
        watch.look();

        pool.close();
        assertThatThrownBy(watch::open)
                .isInstanceOf(SQLTransientConnectionException.class)
                .hasMessage("no connection could be made");
    }

    @Test
    void aConnectionThatCannotBeHadTakesNoPlace() {
        pool.close();

        for (int i = 0; i <= pool.getMaximumPoolSize(); i++) {
            assertThatThrownBy(watch::open).hasMessageContaining("closed");
        }
    }

    @Test
    void whoseConnectionIsClosedMakesRoomForTheNext() {
        JdbcDatabase database = new JdbcDatabase(watch, Dialect.H2);

        for (int i = 0; i <= pool.getMaximumPoolSize(); i++) {
            assertThat(database.answers()).isTrue();
            assertThatThrownBy(() -> database.transaction(connection -> {
                        throw new IllegalStateException("a caller's own");
                    }))
                    .isInstanceOf(IllegalStateException.class);
        }
    }

    @Test
    void aPoolThatIsInUseIsNoDatabaseThatIsAway() throws SQLException {
        try (Connection first = pool.getConnection();
                Connection second = pool.getConnection()) {
            watch.look();

            assertThat(watch.health().state()).isEqualTo(State.DEGRADED);
            assertThat(watch.health().message()).contains("in use");
            assertThat(watch.health().figures()).containsEntry("connections_active", 2L);
        }
    }

    /** Connections, unless a test says why there are none. */
    private DataSource source() {
        JdbcDataSource real = new JdbcDataSource();
        real.setUrl("jdbc:h2:mem:" + UUID.randomUUID());
        return (DataSource) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {DataSource.class}, (proxy, method, words) -> {
                    SQLException why = failure;
                    if (why != null && method.getName().equals("getConnection")) {
                        throw why;
                    }
                    return method.invoke(real, words);
                });
    }
}
