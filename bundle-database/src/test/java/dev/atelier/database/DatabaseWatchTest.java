package dev.atelier.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.atelier.core.database.Dialect;
import dev.atelier.testkit.database.Postgres;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DatabaseWatchTest {
    private Postgres server;
    private HikariDataSource pool;
    private DatabaseWatch watch;

    @BeforeEach
    void start() throws IOException {
        server = new Postgres();
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(server.url());
        config.setUsername("postgres");
        config.setMaximumPoolSize(1);
        config.setConnectionTimeout(500);
        pool = new HikariDataSource(config);
        watch = new DatabaseWatch(
                new JdbcDatabase(pool, Dialect.POSTGRESQL),
                () -> pool.getHikariPoolMXBean().getTotalConnections() > 0);
    }

    @AfterEach
    void stop() throws IOException {
        pool.close();
        server.close();
    }

    @Test
    void seesTheDatabaseGoAndComeBack() throws IOException {
        watch.look();
        assertThat(watch.trouble()).isEmpty();

        server.kill();
        watch.look();
        assertThat(watch.trouble()).hasValue("the database does not answer");

        server.restart();
        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> {
            watch.look();
            assertThat(watch.trouble()).isEmpty();
        });
    }

    @Test
    void aBusyDatabaseIsNotAway() throws SQLException {
        try (Connection all = pool.getConnection()) {
            watch.look();
            assertThat(watch.trouble()).isEmpty();
            assertThat(all.isClosed()).isFalse();
        }
    }
}
