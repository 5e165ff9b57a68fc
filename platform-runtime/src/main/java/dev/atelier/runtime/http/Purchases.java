package dev.atelier.runtime.http;

import java.util.function.Supplier;
import org.osgi.service.component.annotations.Component;

/**
 * Tells whoever has a provider begin a call that the provider is about to buy, in the last moment before it does: what
 * was done until then can be done again after a crash. Goes by the thread, since a door does not know the call for which
 * it is used, and a provider has no threads of its own. Safe for use by any number of threads.
 */
@Component(service = Purchases.class)
public final class Purchases {
    private final ThreadLocal<Runnable> expecting = ThreadLocal.withInitial(() -> Purchases::nobody);

    /**
     * Does work that may come to buy something.
     *
     * @param announced called once, before the first purchase, on this thread or on one that sends for it; when it
     *     throws, nothing is bought, and it is called again before the next attempt
     */
    public <T> T expecting(Runnable announced, Supplier<T> work) {
        expecting.set(new Once(announced));
        try {
            return work.get();
        } finally {
            expecting.remove();
        }
    }

    /** What announces the purchases of this thread's call; may be run on another thread. */
    Runnable expected() {
        return expecting.get();
    }

    /** What comes next on this thread may buy something. */
    public void announce() {
        expected().run();
    }

    private static void nobody() {}

    private static final class Once implements Runnable {
        private final Runnable announced;
        private volatile boolean done;

        Once(Runnable announced) {
            this.announced = announced;
        }

        @Override
        public void run() {
            if (!done) {
                announced.run();
                done = true;
            }
        }
    }
}
