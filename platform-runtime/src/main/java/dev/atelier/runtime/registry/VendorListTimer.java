package dev.atelier.runtime.registry;

import dev.atelier.runtime.work.Work;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;

/** Sees to it that each vendor's list of models is asked for soon after its provider comes, and then now and again. */
@Component(service = VendorListTimer.class, immediate = true, configurationPid = "dev.atelier.registry")
public final class VendorListTimer {
    private static final int LOOK_SECONDS = 20;

    private final ScheduledExecutorService thread =
            new ScheduledThreadPoolExecutor(1, VendorListTimer::daemon, new ThreadPoolExecutor.DiscardPolicy());
    private final VendorLists lists;
    private final Work work;
    private final Duration age;

    @Activate
    public VendorListTimer(@Reference VendorLists lists, @Reference Work work, RegistryConfig config) {
        this.lists = lists;
        this.work = work;
        this.age = Duration.ofHours(config.vendorListHours());
        if (config.vendorListHours() > 0) {
            var unused = thread.scheduleWithFixedDelay(this::look, LOOK_SECONDS, LOOK_SECONDS, TimeUnit.SECONDS);
        }
    }

    @Deactivate
    void close() {
        thread.shutdownNow();
    }

    private void look() {
        try {
            work.execute(() -> lists.ask(Clock.systemUTC().instant(), age));
        } catch (RejectedExecutionException stopping) {
            thread.shutdown();
        }
    }

    private static Thread daemon(Runnable task) {
        Thread thread = new Thread(task, "atelier-vendor-lists");
        thread.setDaemon(true);
        return thread;
    }
}
