package dev.atelier.library.table;

import dev.atelier.core.database.ComponentTables;
import dev.atelier.core.database.Database;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The database with our tables in it. Safe for use by any number of threads. */
@Component(service = Tables.class)
public final class Tables {
    private final ComponentTables tables;

    @Activate
    public Tables(@Reference Database database) {
        tables = new ComponentTables(database, "library", Schema.migrations(database.dialect()));
    }

    /** @throws dev.atelier.core.error.MediaException of kind {@code UNAVAILABLE} while the database is away */
    public Database open() {
        return tables.open();
    }
}
