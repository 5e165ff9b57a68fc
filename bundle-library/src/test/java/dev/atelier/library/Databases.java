package dev.atelier.library;

import dev.atelier.core.database.Database;
import dev.atelier.core.database.Dialect;
import dev.atelier.database.JdbcDatabase;
import dev.atelier.testkit.database.Postgres;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;
import org.h2.jdbcx.JdbcDataSource;

/** Empty databases of either kind. */
public final class Databases {
    private Databases() {}

    public static Database h2() {
        JdbcDataSource source = new JdbcDataSource();
        source.setUrl("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
        return new JdbcDatabase(source, Dialect.H2);
    }

    public static Database emptied(Postgres server) throws SQLException {
        try (Connection connection = server.source().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("drop table if exists asset, conversation, conversation_message, atelier_schema");
        }
        return new JdbcDatabase(server.source(), Dialect.POSTGRESQL);
    }
}
