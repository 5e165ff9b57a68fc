package dev.atelier.jobs;

import dev.atelier.core.database.Database;
import dev.atelier.core.database.Dialect;
import dev.atelier.database.JdbcDatabase;
import dev.atelier.testkit.database.Postgres;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;

/** Empty databases of either kind. */
public final class BothDatabases implements AutoCloseable {
    private final Postgres server;

    public BothDatabases() throws IOException {
        server = new Postgres();
    }

    public Database empty(Dialect dialect) throws SQLException {
        return new JdbcDatabase(dialect == Dialect.H2 ? h2() : postgres(), dialect);
    }

    private static DataSource h2() {
        JdbcDataSource source = new JdbcDataSource();
        source.setUrl("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
        return source;
    }

    private DataSource postgres() throws SQLException {
        try (Connection connection = server.source().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("drop table if exists job, job_node, job_signal, job_key, job_webhook,"
                    + " job_webhook_attempt, atelier_schema");
        }
        return server.source();
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
