package dev.atelier.library.table;

import dev.atelier.core.database.Database;
import java.util.concurrent.locks.ReentrantLock;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * The database with our tables in it, made when they are first needed: it may be away when the platform starts. Safe
 * for use by any number of threads.
 */
@Component(service = Tables.class)
public final class Tables {
    private final ReentrantLock making = new ReentrantLock();
    private final Database database;
    private volatile boolean made;

    @Activate
    public Tables(@Reference Database database) {
        this.database = database;
    }

    /** @throws dev.atelier.core.error.MediaException of kind {@code UNAVAILABLE} while the database is away */
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
                database.migrate("library", Schema.migrations(database.dialect()));
                made = true;
            }
        } finally {
            making.unlock();
        }
    }
}
