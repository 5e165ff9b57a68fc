package dev.atelier.tracking.table;

import dev.atelier.core.database.Database;
import dev.atelier.core.error.ErrorKind;
import dev.atelier.core.error.Failure;
import dev.atelier.core.error.MediaException;
import java.time.Duration;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;

/**
 * The database with our tables in it, made when they are first needed. The database may go and come back: whoever
 * guards a budget must not go with it. Safe for use by any number of threads.
 */
@Component(service = Tables.class)
public final class Tables {
    private static final Duration LATER = Duration.ofSeconds(2);

    private final ReentrantLock making = new ReentrantLock();
    private volatile @Nullable Database database;
    private volatile @Nullable Database ready;

    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    public void bind(Database service) {
        database = service;
    }

    public void unbind(Database service) {
        if (database == service) {
            database = null;
        }
    }

    /** @throws MediaException of kind {@code UNAVAILABLE} while there is no database, or it does not answer */
    public Database open() {
        Database present = database;
        if (present == null) {
            throw new MediaException(Failure.of(ErrorKind.UNAVAILABLE, "there is no database in service just now")
                    .withRetryAfter(LATER));
        } else if (present != ready) {
            make(present);
        }
        return present;
    }

    private void make(Database present) {
        making.lock();
        try {
            if (present != ready) {
                present.migrate("tracking", Schema.MIGRATIONS);
                ready = present;
            }
        } finally {
            making.unlock();
        }
    }
}
