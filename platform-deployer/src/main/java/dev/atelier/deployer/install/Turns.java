package dev.atelier.deployer.install;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Supplier;

/** Lets changes to one name happen one after the other, and changes that touch many bundles quite alone. */
final class Turns {
    private final ReadWriteLock platform = new ReentrantReadWriteLock(true);
    private final Map<String, Lock> names = new ConcurrentHashMap<>();

    <T> T take(String name, boolean wide, Supplier<T> change) {
        Lock whole = wide ? platform.writeLock() : platform.readLock();
        Lock one = names.computeIfAbsent(name, key -> new ReentrantLock(true));
        whole.lock();
        try {
            one.lock();
            try {
                return change.get();
            } finally {
                one.unlock();
            }
        } finally {
            whole.unlock();
        }
    }
}
