package dev.atelier.deployer.install;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BiConsumer;

/** Settles a replacement that stopped the deployer which had begun it. */
public final class Aftermath {
    private static final long GLANCE_NANOS = 50_000_000;

    private final Pending pending;
    private final Shelf shelf;

    Aftermath(Pending pending, Shelf shelf) {
        this.pending = pending;
        this.shelf = shelf;
    }

    /** Waits on a thread of its own for the end, if there is something to wait for; ends when interrupted. */
    public Optional<Thread> watch(BiConsumer<Change, String> book) {
        Optional<Pending.Note> note = pending.note();
        note.ifPresent(this::hold);
        note.ifPresent(open -> pending.giveSignOfLife());
        Optional<Thread> thread = note.map(open -> Starter.thread("aftermath", () -> waitFor(open, book)));
        thread.ifPresent(Thread::start);
        return thread;
    }

    private void waitFor(Pending.Note note, BiConsumer<Change, String> book) {
        Optional<Pending.Ended> end = pending.takeEnd();
        while (end.isEmpty()
                && pending.note().isPresent()
                && !Thread.currentThread().isInterrupted()) {
            LockSupport.parkNanos(GLANCE_NANOS);
            end = pending.takeEnd();
        }
        end.ifPresent(ended -> {
            if (ended.fault().isEmpty()) {
                shelf.settle(note.decision(), note.name(), note.next(), note.running());
            }
            book.accept(change(note), ended.fault());
            letGo(note);
        });
    }

    private void hold(Pending.Note note) {
        shelf.hold(note.next().digest());
        note.running().ifPresent(jar -> shelf.hold(jar.digest()));
    }

    private void letGo(Pending.Note note) {
        shelf.letGo(note.next().digest());
        note.running().ifPresent(jar -> shelf.letGo(jar.digest()));
    }

    private static Change change(Pending.Note note) {
        return new Change(
                note.name(),
                note.next().version().toString(),
                Optional.of(note.next().digest()),
                note.running().map(jar -> jar.version().toString()),
                List.of(),
                List.of(),
                List.of(),
                true);
    }
}
