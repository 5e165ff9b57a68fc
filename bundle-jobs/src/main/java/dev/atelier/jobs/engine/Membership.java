package dev.atelier.jobs.engine;

import dev.atelier.core.job.Job;
import dev.atelier.jobs.store.Nodes;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * This node among the others. Each counts up a number of its own; whoever sees another's stand still for the time of the
 * lease, by its own measure, strikes it out, so that clocks that differ or jump do no harm. What a node that was struck out
 * by mistake still writes is refused, since each write names its writer.
 */
final class Membership {
    private static final Logger LOG = LoggerFactory.getLogger(Membership.class);
    /** Also when nobody was seen to go: a node may have been accepting a job while it was struck out. */
    private static final int LOOK_EACH = 12;

    private record Seen(long beat, long since) {}

    private final ReentrantLock entering = new ReentrantLock();
    private final Map<String, Seen> peers = new HashMap<>();
    private final Nodes nodes;
    private final Identity me;
    private final Limits limits;
    private final LongSupplier nanos;
    private volatile boolean entered;
    private boolean wentWell = true;
    private int beats;
    private volatile long heldUntil;

    Membership(Nodes nodes, Identity me, Limits limits, LongSupplier nanos) {
        this.nodes = nodes;
        this.me = me;
        this.limits = limits;
        this.nanos = nanos;
        this.heldUntil = nanos.getAsLong();
    }

    /** Whether the others count on this node to work on its jobs. */
    boolean isHeld() {
        return heldUntil - nanos.getAsLong() > 0;
    }

    /** Makes this node known before it has a job. */
    void enter() {
        if (!entered) {
            entering.lock();
            try {
                if (!entered) {
                    nodes.enter(me.node(), me.home());
                    heldUntil = nanos.getAsLong() + limits.hold().toNanos();
                    entered = true;
                }
            } finally {
                entering.unlock();
            }
        }
    }

    /**
     * Gives a sign of life, and looks after the others. Called by one thread at a time.
     *
     * @param lost called when the others had given this node up
     * @param taken called with the jobs of nodes that are gone
     */
    void beat(Runnable lost, Consumer<List<Job>> taken) {
        long now = nanos.getAsLong();
        boolean broken = !wentWell;
        wentWell = false;
        enter();
        if (!nodes.beat(me.node())) {
            LOG.warn("The other platforms had given this one up; it goes on with the jobs that they have left");
            nodes.enter(me.node(), me.home());
            lost.run();
        }
        heldUntil = now + limits.hold().toNanos();
        if (broken) {
            // Others may not have reached the database either: each has its whole time again to give a sign.
            peers.clear();
        }
        if (strikeOut(now) || beats++ % LOOK_EACH == 0) {
            nodes.gone().forEach(gone -> take(gone, taken));
        }
        wentWell = true;
    }

    /** @return whether a node is gone */
    private boolean strikeOut(long now) {
        Map<String, Long> present = nodes.beats();
        boolean anyGone = peers.keySet().retainAll(present.keySet());
        present.forEach((node, beat) -> {
            Seen seen = peers.get(node);
            if (seen == null || seen.beat() != beat) {
                peers.put(node, new Seen(beat, now));
            }
        });
        List<String> silent = peers.entrySet().stream()
                .filter(peer -> !peer.getKey().equals(me.node()))
                .filter(peer -> now - peer.getValue().since() >= limits.lease().toNanos())
                .map(Map.Entry::getKey)
                .toList();
        silent.forEach(node -> {
            LOG.warn("A platform gives no sign of life; its jobs are taken over");
            nodes.remove(node);
            peers.remove(node);
        });
        return anyGone || !silent.isEmpty();
    }

    private void take(String gone, Consumer<List<Job>> taken) {
        int count = 0;
        for (List<Job> jobs = nodes.take(gone, me.node()); !jobs.isEmpty(); jobs = nodes.take(gone, me.node())) {
            count += jobs.size();
            taken.accept(jobs);
        }
        LOG.info("{} jobs of before go on here", count);
    }

    /** Leaves the jobs to the others. */
    void leave() {
        heldUntil = nanos.getAsLong();
        nodes.remove(me.node());
    }
}
