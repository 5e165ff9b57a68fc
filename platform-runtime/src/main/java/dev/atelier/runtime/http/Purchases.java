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
    private final ThreadLocal<Runnable> expected = new ThreadLocal<>();

    /**
     * Does work that may come to buy something.
     *
     * @param announced called once on this thread, before the first purchase; when it throws, nothing is bought
     */
    public <T> T expecting(Runnable announced, Supplier<T> work) {
        expected.set(announced);
        try {
            return work.get();
        } finally {
            expected.remove();
        }
    }

    /** What comes next on this thread may buy something. */
    public void announce() {
        Runnable announced = expected.get();
        if (announced != null) {
            announced.run();
            expected.remove();
        }
    }
}
