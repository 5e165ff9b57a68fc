package dev.atelier.tracking;

import dev.atelier.core.database.Database;
import dev.atelier.core.database.Dialect;
import dev.atelier.database.JdbcDatabase;
import java.nio.file.Path;
import org.h2.jdbcx.JdbcConnectionPool;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

class H2TrackingTest extends TrackingContract {
    @TempDir
    static Path home;

    private static JdbcConnectionPool pool;

    @BeforeAll
    static void start() {
        pool = JdbcConnectionPool.create("jdbc:h2:file:" + home.resolve("books"), "atelier", "");
    }

    @AfterAll
    static void stop() {
        pool.dispose();
    }

    @Override
    Database database() {
        return new JdbcDatabase(pool, Dialect.H2);
    }
}
