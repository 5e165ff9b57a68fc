package dev.atelier.runtime.asset;

import dev.atelier.core.error.MediaException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Clears away from time to time what has expired, and bytes that nobody tells of. */
@Component(service = AssetSweep.class, immediate = true, configurationPid = "dev.atelier.assets.sweep")
@Designate(ocd = AssetSweep.Settings.class)
public final class AssetSweep {
    private static final Logger LOG = LoggerFactory.getLogger(AssetSweep.class);

    /** Settings of the sweep. */
    @ObjectClassDefinition(
            name = "Asset sweep",
            description = "Expired assets, and bytes that no asset tells of, are cleared away")
    public @interface Settings {
        @AttributeDefinition(
                name = "Interval",
                description = "Minutes between two sweeps; the first is one minute after the start",
                min = "1")
        long intervalMinutes() default 1440;

        @AttributeDefinition(
                name = "Grace",
                description = "For how many minutes bytes are kept that no asset tells of: longer than any call takes"
                        + " from storing a file to its end",
                min = "60")
        long graceMinutes() default 1440;
    }

    private final AssetLibrary library;
    private final CallOutputs outputs;
    private final Duration grace;
    private final Clock clock = Clock.systemUTC();
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread daemon = new Thread(task, "atelier-asset-sweep");
        daemon.setDaemon(true);
        return daemon;
    });

    @Activate
    public AssetSweep(@Reference AssetLibrary library, @Reference CallOutputs outputs, Settings settings) {
        this.library = library;
        this.outputs = outputs;
        this.grace = Duration.ofMinutes(atLeast("graceMinutes", 60, settings.graceMinutes()));
        // Not at once: the start has better things to do.
        thread.scheduleWithFixedDelay(
                this::sweep, 1, atLeast("intervalMinutes", 1, settings.intervalMinutes()), TimeUnit.MINUTES);
    }

    private static long atLeast(String name, long least, long value) {
        if (value < least) {
            throw new IllegalArgumentException(
                    name + " of dev.atelier.assets.sweep must be " + least + " or more, but is " + value);
        }
        return value;
    }

    private void sweep() {
        try {
            Instant now = clock.instant();
            outputs.sweep();
            long expired = library.expire(now);
            long unused = library.collect(now.minus(grace));
            if (expired + unused > 0) {
                LOG.info("{} assets had expired, and {} files that no asset told of are deleted", expired, unused);
            }
        } catch (MediaException failed) {
            LOG.warn(
                    "What has expired could not be cleared away; tried again at the next sweep: {}",
                    failed.getMessage());
        } catch (RuntimeException failed) {
            LOG.warn("What has expired could not be cleared away; tried again at the next sweep", failed);
        }
    }

    @Deactivate
    void deactivate() {
        thread.shutdownNow();
    }
}
