package dev.atelier.deployer.install;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleException;

/** Remembers what ran and what it offered before a replacement. Uses only classes of Java and the framework. */
final class Witness {
    private static final long PATIENCE_NANOS = 10_000_000_000L;
    private static final long GLANCE_NANOS = 10_000_000L;

    private final @Nullable Bundle old;
    private final BooleanSupplier alive;

    /** The bundles that ran, with the services they offered. */
    private final Map<Bundle, Set<String>> running = new LinkedHashMap<>();

    /** Services of the bundle to go that others use. */
    private final Set<String> used;

    /**
     * Looks at how things are.
     *
     * @param touched bundles that will be restarted
     * @param old the bundle to go
     * @param alive whether what was restarted has given a sign of life
     */
    Witness(Set<Bundle> touched, @Nullable Bundle old, BooleanSupplier alive) {
        this.old = old;
        this.alive = alive;
        this.used = old == null ? Set.of() : Services.inUse(old);
        for (Bundle bundle : touched) {
            if (bundle.getState() == Bundle.ACTIVE) {
                running.put(bundle, Services.of(bundle));
            }
        }
    }

    boolean ranBefore(@Nullable Bundle bundle) {
        return running.containsKey(bundle);
    }

    /** What ran before must run again; the framework restarts it, unless it could not at first. */
    void restart() throws BundleException {
        for (Bundle bundle : running.keySet()) {
            if (!bundle.equals(old) && bundle.getState() != Bundle.ACTIVE) {
                try {
                    bundle.start();
                } catch (BundleException e) {
                    Throwable cause = e.getCause() == null ? e : e.getCause();
                    String why = cause.getMessage() == null ? cause.toString() : cause.getMessage();
                    throw new BundleException(name(bundle) + " does not run with it: " + why, e);
                }
            }
        }
    }

    /** The services that others used must be offered by the new bundle too. */
    void checkUsed(Bundle fresh) throws BundleException {
        Set<String> missing = new TreeSet<>(used);
        missing.removeAll(Services.of(fresh));
        if (!missing.isEmpty()) {
            throw new BundleException(name(fresh) + " does not offer the service "
                    + missing.iterator().next() + ", which others use of the version that runs");
        }
    }

    /** What was restarted must offer again what it offered before, after a moment at most. */
    void awaitServices() throws BundleException {
        long patienceEnds = System.nanoTime() + PATIENCE_NANOS;
        String missing = missing();
        while (!missing.isEmpty()) {
            if (System.nanoTime() > patienceEnds) {
                throw new BundleException(missing);
            }
            LockSupport.parkNanos(GLANCE_NANOS);
            missing = missing();
        }
    }

    private String missing() {
        for (Map.Entry<Bundle, Set<String>> before : running.entrySet()) {
            Bundle bundle = before.getKey();
            if (!bundle.equals(old)) {
                Set<String> missing = new TreeSet<>(before.getValue());
                missing.removeAll(Services.of(bundle));
                if (!missing.isEmpty()) {
                    return name(bundle) + " no longer offers the service "
                            + missing.iterator().next() + " with it";
                }
            }
        }
        return alive.getAsBoolean() ? "" : "the deployer does not come up with it";
    }

    private static String name(Bundle bundle) {
        return bundle.getSymbolicName() + " " + bundle.getVersion().toString();
    }
}
