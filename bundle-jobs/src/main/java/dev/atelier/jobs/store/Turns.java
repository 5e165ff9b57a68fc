package dev.atelier.jobs.store;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/**
 * Has writes that come together written together: the first of those that wait writes for all of them, and then has the
 * next one do the same. Nobody whose write is done waits for others. Safe for use by any number of threads.
 */
final class Turns {
    private final ReentrantLock lock = new ReentrantLock();
    private final Queue<Write> waiting = new ArrayDeque<>();
    private final int most;
    private final Consumer<List<Write>> writer;
    private boolean taken;

    /**
     * @param most how many are written together
     * @param writer sees to it that each of some writes is done
     */
    Turns(int most, Consumer<List<Write>> writer) {
        this.most = most;
        this.writer = writer;
    }

    /** Returns when the write is done. */
    void write(Write write) {
        if (add(write) || write.awaitTurn()) {
            List<Write> batch = next();
            try {
                writer.accept(batch);
            } finally {
                batch.forEach(Write::abandoned);
                passOn();
            }
        }
    }

    /** @return whether it is its turn at once */
    private boolean add(Write write) {
        lock.lock();
        try {
            waiting.add(write);
            boolean first = !taken;
            taken = true;
            return first;
        } finally {
            lock.unlock();
        }
    }

    /** Those that wait; the first of them is whose turn it is. */
    private List<Write> next() {
        lock.lock();
        try {
            List<Write> batch = new ArrayList<>();
            for (Write next = waiting.poll(); next != null; next = batch.size() < most ? waiting.poll() : null) {
                batch.add(next);
            }
            return batch;
        } finally {
            lock.unlock();
        }
    }

    /** How many wait. */
    int waiting() {
        lock.lock();
        try {
            return waiting.size();
        } finally {
            lock.unlock();
        }
    }

    private void passOn() {
        lock.lock();
        try {
            Write next = waiting.peek();
            taken = next != null;
            if (next != null) {
                next.takeTurn();
            }
        } finally {
            lock.unlock();
        }
    }
}
