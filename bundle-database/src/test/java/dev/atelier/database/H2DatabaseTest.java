package dev.atelier.database;

import dev.atelier.core.database.Dialect;
import java.nio.file.Path;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcConnectionPool;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

class H2DatabaseTest extends DatabaseContract {
    @TempDir
    Path home;

    private JdbcConnectionPool pool;

    @BeforeEach
    @Override
    void open() throws SQLException {
        pool = JdbcConnectionPool.create(Address.of("", home).url(), "atelier", "");
        super.open();
    }

    @AfterEach
    void close() throws SQLException {
        try (Statement statement = pool.getConnection().createStatement()) {
            statement.execute("shutdown");
        }
        pool.dispose();
    }

    @Override
    DataSource source() {
        return pool;
    }

    @Override
    Dialect dialect() {
        return Dialect.H2;
    }
}
