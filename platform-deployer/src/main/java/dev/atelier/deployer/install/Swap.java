package dev.atelier.deployer.install;

import dev.atelier.deployer.jar.BundleJar;
import dev.atelier.deployer.jar.Refusal;
import dev.atelier.launcher.state.StoredJar;
import java.util.Collection;
import java.util.Enumeration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.osgi.framework.Bundle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Brings a bundle in by the way that fits it, and takes what it replaces away. */
final class Swap {
    private static final Logger LOG = LoggerFactory.getLogger(Swap.class);

    private final Bundles bundles;
    private final Shelf shelf;
    private final SideBySide sideBySide;
    private final InPlace inPlace;
    private final Directory directory;

    Swap(Bundles bundles, Shelf shelf, SideBySide sideBySide, InPlace inPlace, Directory directory) {
        this.bundles = bundles;
        this.shelf = shelf;
        this.sideBySide = sideBySide;
        this.inPlace = inPlace;
        this.directory = directory;
    }

    /** Whether the change touches more than its own bundle, or its own bundle at once. */
    boolean isWide(Newcomer newcomer) {
        Optional<Bundle> old = bundles.current(newcomer.name());
        if (old.isEmpty()) {
            return newcomer.jar().fragmentHost().isPresent();
        }
        return newcomer.jar().replacedInPlace()
                || BundleJar.isInPlace(headers(old.get()))
                || !Set.copyOf(bundles.closure(old.get())).equals(Set.of(old.get()));
    }

    /** Brings a jar into service. */
    Change put(Newcomer newcomer, Decision decision) {
        Optional<Bundle> old = bundles.current(newcomer.name());
        Optional<StoredJar> running = old.flatMap(shelf::jarOf);
        if (old.filter(b -> b.getState() == Bundle.ACTIVE).isPresent() && isSame(running, newcomer)) {
            shelf.settle(decision, newcomer.name(), newcomer.stored(), Optional.empty());
            return change(
                    newcomer,
                    Optional.empty(),
                    List.of(),
                    List.of(newcomer.jar() + " runs already, from exactly" + " this jar; nothing was changed"));
        }
        return held(
                old,
                running,
                () -> isWide(newcomer)
                        ? inPlace(newcomer, old, decision)
                        : sideBySide(newcomer, old, running, decision));
    }

    /** Says what bringing a jar in would do. */
    Change tryOut(Newcomer newcomer) {
        Optional<Bundle> old = bundles.current(newcomer.name());
        Bundle trial = sideBySide.install(newcomer);
        try {
            boolean wide = isWide(newcomer);
            if (wide) {
                inPlace.check(old, trial);
            } else {
                sideBySide.resolve(trial);
            }
            String how = old.map(b -> wide
                            ? newcomer.jar() + " would take the place of " + b.getVersion() + " at once"
                            : newcomer.jar() + " would run beside " + b.getVersion()
                                    + " until that has finished its calls")
                    .orElse(newcomer.jar() + " would be new");
            return change(newcomer, old, touchedNames(newcomer, old), List.of(how));
        } finally {
            bundles.discard(trial);
        }
    }

    /** Takes every version of a bundle away. */
    Change remove(String name, Consumer<Optional<StoredJar>> settle) {
        List<Bundle> versions = bundles.named(name);
        Bundle current = bundles.current(name).orElseThrow();
        refuseIfNeeded(current);
        Optional<StoredJar> running = shelf.jarOf(current);
        held(Optional.of(current), running, () -> {
            settle.accept(running);
            return running;
        });
        takeAway(versions);
        directory.awaitOutOfService(current);
        return new Change(
                name,
                current.getVersion().toString(),
                running.map(StoredJar::digest),
                Optional.empty(),
                List.of(),
                List.of(name),
                List.of(),
                true);
    }

    private Change sideBySide(Newcomer newcomer, Optional<Bundle> old, Optional<StoredJar> running, Decision decision) {
        List<String> touched = touchedNames(newcomer, old);
        List<Bundle> before = bundles.named(newcomer.name());
        SideBySide.Started started = sideBySide.bring(newcomer, old);
        try {
            shelf.settle(decision, newcomer.name(), newcomer.stored(), running);
        } catch (RuntimeException e) {
            bundles.discard(started.bundle());
            throw e;
        }
        takeAway(before);
        directory.awaitInService(started.bundle());
        return change(newcomer, old, touched, started.notes()).withAdds(directory.adds(started.bundle()));
    }

    private Change inPlace(Newcomer newcomer, Optional<Bundle> old, Decision decision) {
        Bundle fresh = sideBySide.install(newcomer);
        try {
            inPlace.check(old, fresh);
        } catch (RuntimeException e) {
            bundles.discard(fresh);
            throw e;
        }
        List<String> touched = touchedNames(newcomer, old);
        InPlace.Replaced replaced = inPlace.replace(newcomer, old, fresh, decision);
        Change change = change(newcomer, old, touched, replaced.notes());
        return replaced.settled() ? change.withAdds(directory.adds(fresh)) : change.unsettled();
    }

    /** Keeps the jar that runs at hand while it is decided whether it shall be gone back to. */
    private <T> T held(Optional<Bundle> bundle, Optional<StoredJar> jar, Supplier<T> change) {
        jar.ifPresent(running -> shelf.hold(bundle.orElseThrow(), running));
        try {
            return change.get();
        } finally {
            jar.ifPresent(running -> shelf.letGo(running.digest()));
        }
    }

    /** The old ones finish their calls meanwhile, each on a thread of its own that ends with it. */
    private void takeAway(Collection<Bundle> gone) {
        for (Bundle bundle : gone) {
            Removal removal = new Removal(bundles.system(), bundle, LOG::warn);
            Starter.thread(bundle + " drain", removal).start();
        }
    }

    private void refuseIfNeeded(Bundle bundle) {
        List<String> users = bundles.closureNames(bundle).stream()
                .filter(user -> !user.equals(bundle.getSymbolicName()))
                .toList();
        if (!users.isEmpty()) {
            throw Refusal.because(
                    bundle.getSymbolicName() + " is needed by " + String.join(", ", users) + "; undeploy those first");
        }
    }

    private List<String> touchedNames(Newcomer newcomer, Optional<Bundle> old) {
        return Stream.concat(
                        Stream.of(newcomer.name()),
                        inPlace.touched(newcomer, old).stream().map(Bundle::getSymbolicName))
                .distinct()
                .sorted()
                .toList();
    }

    private static boolean isSame(Optional<StoredJar> running, Newcomer newcomer) {
        return running.filter(jar -> jar.digest().equals(newcomer.stored().digest()))
                .isPresent();
    }

    private static Change change(Newcomer newcomer, Optional<Bundle> old, List<String> touched, List<String> notes) {
        return new Change(
                newcomer.name(),
                newcomer.jar().version().toString(),
                Optional.of(newcomer.stored().digest()),
                old.map(bundle -> bundle.getVersion().toString()),
                List.of(),
                touched,
                notes,
                true);
    }

    private static Map<String, String> headers(Bundle bundle) {
        Map<String, String> headers = new HashMap<>();
        Enumeration<String> names = bundle.getHeaders("").keys();
        while (names.hasMoreElements()) {
            String name = names.nextElement();
            headers.put(name, String.valueOf(bundle.getHeaders("").get(name)));
        }
        return headers;
    }
}
