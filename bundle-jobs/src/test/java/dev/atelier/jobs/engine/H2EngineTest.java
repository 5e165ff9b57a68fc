package dev.atelier.jobs.engine;

import dev.atelier.core.database.Database;
import dev.atelier.core.database.Dialect;
import dev.atelier.database.JdbcDatabase;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.h2.jdbcx.JdbcConnectionPool;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;

class H2EngineTest extends EngineContract {
    @TempDir
    Path home;

    private JdbcConnectionPool pool;

    @Override
    Database database() {
        pool = JdbcConnectionPool.create("jdbc:h2:file:" + home.resolve("jobs") + ";WRITE_DELAY=0", "atelier", "");
        return new JdbcDatabase(pool, Dialect.H2);
    }

    @AfterEach
    void close() throws SQLException {
        try (Connection connection = pool.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("shutdown");
        }
        pool.dispose();
    }
}
