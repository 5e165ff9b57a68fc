package dev.atelier.core.database;

import java.util.List;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The database with a component's tables in it, made when they are first needed: it may be away when the platform starts.
 * Safe for use by any number of threads.
 */
public final class ComponentTables {
    private final ReentrantLock making = new ReentrantLock();
    private final Database database;
    private final String component;
    private final List<Migration> migrations;
    private volatile boolean made;

    /**
     * @param component as {@link Database#migrate} has it
     * @param migrations as {@link Database#migrate} has them
     */
    public ComponentTables(Database database, String component, List<Migration> migrations) {
        this.database = database;
        this.component = component;
        this.migrations = migrations;
    }

    /**
     * The database, with the tables in it.
     *
     * @throws dev.atelier.core.error.MediaException as {@link Database#migrate}, {@code UNAVAILABLE} while it is away
     */
    public Database open() {
        if (!made) {
            make();
        }
        return database;
    }

    private void make() {
        making.lock();
        try {
            if (!made) {
                database.migrate(component, migrations);
                made = true;
            }
        } finally {
            making.unlock();
        }
    }
}
