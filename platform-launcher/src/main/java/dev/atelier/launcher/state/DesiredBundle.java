package dev.atelier.launcher.state;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.osgi.framework.Version;

/**
 * What an operator wants of one bundle, where it differs from what the distribution ships.
 *
 * @param name symbolic name
 * @param active the version that shall run; absent: the bundle was undeployed and stays away
 * @param previous versions that ran before, newest first, at most {@value #KEPT}
 * @param stopped whether it is installed only, not started
 * @param over the version that the distribution shipped when this was decided
 */
public record DesiredBundle(
        String name, Optional<StoredJar> active, List<StoredJar> previous, boolean stopped, Optional<Version> over) {
    /** How many versions beside the active one can be gone back to. */
    public static final int KEPT = 4;

    public DesiredBundle {
        previous = List.copyOf(previous.subList(0, Math.min(KEPT, previous.size())));
    }

    /** A bundle of which nothing is known yet. */
    public static DesiredBundle unknown(String name, Optional<Version> shipped) {
        return new DesiredBundle(name, Optional.empty(), List.of(), false, shipped);
    }

    /** Runs a jar; what ran until now can be gone back to. */
    public DesiredBundle replacedBy(StoredJar next, Optional<StoredJar> running, Optional<Version> shipped) {
        return new DesiredBundle(name, Optional.of(next), pastWith(running, next.digest()), false, shipped);
    }

    /** Runs the version before again. */
    public DesiredBundle rolledBack(Optional<Version> shipped) {
        StoredJar before = previous.get(0);
        return new DesiredBundle(name, Optional.of(before), previous.subList(1, previous.size()), false, shipped);
    }

    /** Stays away; what ran until now can be gone back to. */
    public DesiredBundle gone(Optional<StoredJar> running) {
        return new DesiredBundle(name, Optional.empty(), pastWith(running, ""), false, over);
    }

    public DesiredBundle withStopped(boolean wanted) {
        return new DesiredBundle(name, active, previous, wanted, over);
    }

    /**
     * Whether the distribution's version runs instead: when a later distribution ships a higher version than the one
     * wanted. An undeployed bundle stays away, and a version that was chosen although the distribution had a higher one
     * stays too.
     */
    public boolean isOutdatedBy(Version shipped) {
        return active.isPresent()
                && shipped.compareTo(active.get().version()) > 0
                && over.map(then -> shipped.compareTo(then) > 0).orElse(true);
    }

    /** The jars that it may run from. */
    public Stream<StoredJar> jars() {
        return Stream.concat(active.stream(), previous.stream());
    }

    private List<StoredJar> pastWith(Optional<StoredJar> running, String next) {
        List<StoredJar> past = new ArrayList<>();
        running.ifPresent(past::add);
        past.addAll(previous);
        List<StoredJar> distinct = new ArrayList<>();
        for (StoredJar jar : past) {
            if (!jar.digest().equals(next)
                    && distinct.stream().noneMatch(other -> other.digest().equals(jar.digest()))) {
                distinct.add(jar);
            }
        }
        return distinct;
    }
}
