package dev.atelier.cache;

import dev.atelier.core.health.ComponentHealth;
import java.util.Map;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Whether a remote cache is to be asked. After the first failure it is left alone until a probe in the background finds
 * it well; one line in the log tells each change. Has a thread only while the remote is away. Safe for use by any
 * number of threads.
 */
final class Circuit implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Circuit.class);

    private final Remote remote;
    private final long probeMillis;
    private final AtomicBoolean away = new AtomicBoolean();
    private volatile String reason = "";
    private final ScheduledThreadPoolExecutor prober;

    Circuit(Remote remote, long probeMillis) {
        this.remote = remote;
        this.probeMillis = probeMillis;
        this.prober = new ScheduledThreadPoolExecutor(1, Circuit::thread);
        prober.setKeepAliveTime(1, TimeUnit.SECONDS);
        prober.allowCoreThreadTimeOut(true);
        prober.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    }

    private static Thread thread(Runnable work) {
        Thread thread = new Thread(work, "atelier-cache-probe");
        thread.setDaemon(true);
        return thread;
    }

    boolean open() {
        return away.get();
    }

    /** Without Redis calls are served all the same. */
    ComponentHealth health() {
        return away.get()
                ? new ComponentHealth(
                        "cache",
                        ComponentHealth.State.DEGRADED,
                        "Redis at " + remote.address() + " does not serve; memory does until it is back: " + reason,
                        Map.of())
                : new ComponentHealth(
                        "cache", ComponentHealth.State.UP, "Redis at " + remote.address() + " serves", Map.of());
    }

    void failed(RuntimeException why) {
        if (!prober.isShutdown() && away.compareAndSet(false, true)) {
            reason = remote.reason(why);
            LOG.warn("Redis at {} does not serve; memory does until it is back: {}", remote.address(), reason);
            later();
        }
    }

    private void later() {
        prober.schedule(this::probe, probeMillis, TimeUnit.MILLISECONDS);
    }

    private void probe() {
        try {
            remote.disconnect();
            remote.probe();
        } catch (RuntimeException stillAway) {
            LOG.debug("Redis at {} does not serve yet: {}", remote.address(), remote.reason(stillAway));
            if (!prober.isShutdown()) {
                later();
            }
            return;
        }
        away.set(false);
        LOG.info("Redis at {} is back", remote.address());
    }

    @Override
    public void close() {
        prober.shutdownNow();
    }
}
