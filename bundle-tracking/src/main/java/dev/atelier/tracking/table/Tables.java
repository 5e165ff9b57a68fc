package dev.atelier.tracking.table;

import dev.atelier.core.database.ComponentTables;
import dev.atelier.core.database.Database;
import dev.atelier.core.error.ErrorKind;
import dev.atelier.core.error.Failure;
import dev.atelier.core.error.MediaException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;

/**
 * The database with our tables in it. The database may go and come back: whoever
 * guards a budget must not go with it. Safe for use by any number of threads.
 */
@Component(service = Tables.class)
public final class Tables {
    private static final Duration LATER = Duration.ofSeconds(2);

    private record Bound(Database database, ComponentTables tables) {}

    private volatile @Nullable Bound bound;

    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    public void bind(Database service) {
        bound = new Bound(service, new ComponentTables(service, "tracking", Schema.MIGRATIONS));
    }

    public void unbind(Database service) {
        Bound present = bound;
        if (present != null && present.database() == service) {
            bound = null;
        }
    }

    /** @throws MediaException of kind {@code UNAVAILABLE} while there is no database, or it does not answer */
    public Database open() {
        Bound present = bound;
        if (present == null) {
            throw new MediaException(Failure.of(ErrorKind.UNAVAILABLE, "there is no database in service just now")
                    .withRetryAfter(LATER));
        }
        return present.tables().open();
    }
}
