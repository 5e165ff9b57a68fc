package dev.atelier.runtime.registry;

import dev.atelier.core.provider.MediaProvider;

/** A lease that was taken from a version's count, and measures its step. */
final class CountedLease implements Lease {
    private final BoundProvider bound;
    private final long begun = System.nanoTime();
    private boolean failed;
    private boolean closed;

    CountedLease(BoundProvider bound) {
        this.bound = bound;
    }

    @Override
    public MediaProvider provider() {
        return bound.provider();
    }

    @Override
    public String version() {
        return bound.origin().version().toString();
    }

    @Override
    public void failed() {
        failed = true;
    }

    @Override
    public void close() {
        if (!closed) {
            closed = true;
            bound.load().count(System.nanoTime() - begun, failed);
            bound.leases().giveBack();
        }
    }
}
