package dev.atelier.jobs;

import dev.atelier.core.database.Database;
import dev.atelier.core.database.Dialect;
import dev.atelier.core.database.Migration;
import dev.atelier.core.error.ErrorKind;
import dev.atelier.core.error.MediaException;
import java.util.List;

/** A database that is away when a test says so. */
public final class FailingDatabase implements Database {
    public volatile boolean away;

    private final Database database;

    public FailingDatabase(Database database) {
        this.database = database;
    }

    private Database present() {
        if (away) {
            throw new MediaException(ErrorKind.UNAVAILABLE, "the database does not answer");
        }
        return database;
    }

    @Override
    public Dialect dialect() {
        return database.dialect();
    }

    @Override
    public boolean answers() {
        return !away && database.answers();
    }

    @Override
    public void migrate(String component, List<Migration> migrations) {
        present().migrate(component, migrations);
    }

    @Override
    public <T> T query(Work<T> work) {
        return present().query(work);
    }

    @Override
    public <T> T transaction(Work<T> work) {
        return present().transaction(work);
    }
}
