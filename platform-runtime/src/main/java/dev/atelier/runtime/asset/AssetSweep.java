package dev.atelier.runtime.asset;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Clears away once a day what has expired. */
@Component(service = AssetSweep.class, immediate = true)
public final class AssetSweep {
    private static final Logger LOG = LoggerFactory.getLogger(AssetSweep.class);

    private final AssetLibrary library;
    private final CallOutputs outputs;
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread daemon = new Thread(task, "atelier-asset-sweep");
        daemon.setDaemon(true);
        return daemon;
    });

    @Activate
    public AssetSweep(@Reference AssetLibrary library, @Reference CallOutputs outputs) {
        this.library = library;
        this.outputs = outputs;
        // Not at once: the start has better things to do.
        thread.scheduleWithFixedDelay(this::sweep, 1, TimeUnit.DAYS.toMinutes(1), TimeUnit.MINUTES);
    }

    private void sweep() {
        try {
            outputs.sweep();
            library.sweep();
        } catch (RuntimeException failed) {
            LOG.warn("What has expired could not be cleared away; tried again tomorrow", failed);
        }
    }

    @Deactivate
    void deactivate() {
        thread.shutdownNow();
    }
}
