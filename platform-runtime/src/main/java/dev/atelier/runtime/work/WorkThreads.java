package dev.atelier.runtime.work;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.metatype.annotations.Designate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The platform's threads for blocking work; leaves none behind when it stops. */
@Component(service = Work.class, configurationPid = WorkSettings.PID)
@Designate(ocd = WorkSettings.class)
public final class WorkThreads implements Work {
    private static final Logger LOG = LoggerFactory.getLogger(WorkThreads.class);

    private final ExecutorService threads;
    private final long stopMillis;

    @Activate
    public WorkThreads(WorkSettings settings) {
        threads = settings.virtualThreads()
                ? VirtualThreads.executor().orElseGet(() -> PlatformThreads.executor(settings.threads()))
                : PlatformThreads.executor(settings.threads());
        stopMillis = settings.stopMillis();
    }

    @Override
    public void execute(Runnable task) {
        threads.execute(task);
    }

    @Deactivate
    public void close() {
        threads.shutdown();
        if (!ended(stopMillis)) {
            LOG.warn("Tasks still ran {} ms after the platform began to stop; they are interrupted", stopMillis);
            threads.shutdownNow();
            if (!ended(stopMillis)) {
                LOG.warn("A task ignores its interruption; its thread stays until the task ends");
            }
        }
    }

    private boolean ended(long millis) {
        try {
            return threads.awaitTermination(millis, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
