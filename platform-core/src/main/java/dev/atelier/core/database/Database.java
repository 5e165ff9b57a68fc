package dev.atelier.core.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.osgi.annotation.versioning.ProviderType;

/**
 * The database that is configured, as a service. It is offered whether or not the database answers just now: whoever
 * needs it then gets {@code UNAVAILABLE}. It is offered twice: as {@value #MAIN}, which ranks higher and is what everybody
 * gets who does not ask for another, and as {@value #VITAL}. The pool beneath the first is offered as a {@code
 * javax.sql.DataSource} with the property {@code atelier.database=main}, for libraries that want one. Safe for use by any
 * number of threads; methods block.
 */
@ProviderType
public interface Database {
    /** The property that says which of the two a service is. */
    String USE = "atelier.database";

    /** The property's value for what everybody uses. */
    String MAIN = "main";

    /**
     * The property's value for a few connections besides, for what is short, seldom and must get through also when all
     * others are in use, such as a node's signs of life.
     */
    String VITAL = "vital";

    Dialect dialect();

    /** Whether a connection can be had just now; waits as long as a call would. */
    boolean answers();

    /**
     * Brings a component's tables to its last version. What others have done already, also on another node at the same
     * time, is not done again.
     *
     * @param component names whose tables they are, for example {@code tracking}
     * @param migrations in order, versions 1, 2, 3, …
     * @throws dev.atelier.core.error.MediaException {@code UNAVAILABLE} when the database is away, {@code INTERNAL}
     *     when a statement fails, or when the tables are newer than the migrations
     */
    void migrate(String component, List<Migration> migrations);

    /**
     * Runs work on a connection that commits each statement by itself.
     *
     * @throws dev.atelier.core.error.MediaException {@code UNAVAILABLE} when the database is away, {@code
     *     STORAGE_FAILED} for any other failure of SQL
     */
    <T> T query(Work<T> work);

    /**
     * Runs work in one transaction, repeated a few times when the database says that it collided with another one.
     * Commits when the work returns, and undoes all when it throws.
     *
     * @throws dev.atelier.core.error.MediaException as {@link #query}
     */
    <T> T transaction(Work<T> work);

    /** Something to be done with a connection, which stays the pool's own. */
    @FunctionalInterface
    interface Work<T> {
        T with(Connection connection) throws SQLException;
    }
}
