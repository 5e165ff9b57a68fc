package dev.atelier.database;

import dev.atelier.core.database.Database;
import dev.atelier.core.database.Dialect;
import dev.atelier.core.database.Migration;
import dev.atelier.core.error.MediaException;
import java.util.List;
import javax.sql.DataSource;

/** A database behind any source of connections; also for tests and tools, which have no framework around them. */
public final class JdbcDatabase implements Database {
    private static final int PROBE_SECONDS = 1;

    private final Dialect dialect;
    private final Transactions transactions;
    private final Schema schema;

    /** @param source of connections; closed by whoever made it */
    public JdbcDatabase(DataSource source, Dialect dialect) {
        this(source::getConnection, dialect);
    }

    JdbcDatabase(Transactions.Connections connections, Dialect dialect) {
        this.dialect = dialect;
        this.transactions = new Transactions(connections);
        this.schema = new Schema(transactions, dialect);
    }

    @Override
    public Dialect dialect() {
        return dialect;
    }

    @Override
    public boolean answers() {
        try {
            return query(connection -> connection.isValid(PROBE_SECONDS));
        } catch (MediaException away) {
            return false;
        }
    }

    @Override
    public void migrate(String component, List<Migration> migrations) {
        schema.migrate(component, migrations);
    }

    @Override
    public <T> T query(Work<T> work) {
        return transactions.query(work);
    }

    @Override
    public <T> T transaction(Work<T> work) {
        return transactions.transaction(work);
    }
}
