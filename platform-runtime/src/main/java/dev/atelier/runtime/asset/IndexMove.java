package dev.atelier.runtime.asset;

import dev.atelier.core.asset.AssetQuery;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings assets to the best index: those from before it was there, and those that it could not take when they were made.
 * Other platforms that share it see them then, and lists are made from one place.
 */
@Component(service = IndexMove.class, immediate = true)
public final class IndexMove {
    private static final Logger LOG = LoggerFactory.getLogger(IndexMove.class);
    private static final int AT_ONCE = 200;
    private static final int PAUSE_SECONDS = 10;
    private static final AssetQuery SOME = AssetQuery.all(Optional.empty(), AT_ONCE);

    private final Indexes indexes;
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread daemon = new Thread(task, "atelier-index-move");
        daemon.setDaemon(true);
        return daemon;
    });

    @Activate
    public IndexMove(@Reference Indexes indexes) {
        this.indexes = indexes;
        thread.scheduleWithFixedDelay(this::move, PAUSE_SECONDS, PAUSE_SECONDS, TimeUnit.SECONDS);
    }

    private void move() {
        try {
            int all = 0;
            int some;
            do {
                some = indexes.moveUp(SOME);
                all += some;
            } while (some >= AT_ONCE && !thread.isShutdown());
            if (all > 0) {
                LOG.info("{} assets have come to the best index", all);
            }
        } catch (RuntimeException failed) {
            LOG.debug("Assets stay where they are for now", failed);
        }
    }

    @Deactivate
    void deactivate() {
        thread.shutdown();
    }
}
