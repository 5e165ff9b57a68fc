package dev.atelier.deployer.install;

import dev.atelier.core.error.MediaException;
import dev.atelier.deployer.explain.Importers;
import dev.atelier.deployer.explain.Unresolved;
import dev.atelier.deployer.jar.Refusal;
import dev.atelier.launcher.state.StoredJar;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.osgi.framework.Bundle;

/** Replaces bundles that others are wired to, or that say that two of them cannot run at once. */
final class InPlace {
    private static final String GOES_ON =
            "the deployer itself is touched: the replacement goes on by itself, and the book of deployments tells its end";

    private final Bundles bundles;
    private final Shelf shelf;
    private final Starter starter;
    private final Probe probe;
    private final Pending pending;

    InPlace(Bundles bundles, Shelf shelf, Starter starter, Probe probe, Pending pending) {
        this.bundles = bundles;
        this.shelf = shelf;
        this.starter = starter;
        this.probe = probe;
        this.pending = pending;
    }

    /**
     * What came of a replacement.
     *
     * @param notes sentences worth knowing
     * @param settled false: it goes on by itself
     */
    record Replaced(List<String> notes, boolean settled) {}

    /** Refuses a bundle that has a need which nothing meets, or that would take from others what they need. */
    void check(Optional<Bundle> old, Bundle fresh) {
        List<String> missing = new Unresolved(bundles.system()).missing(fresh);
        if (!missing.isEmpty()) {
            throw Refusal.because(missing.get(0));
        }
        old.flatMap(bundle -> new Importers(bundles.system()).whoBreaks(bundle, fresh))
                .ifPresent(sentence -> {
                    throw Refusal.because(sentence);
                });
    }

    /** The bundles that are refreshed. */
    Set<Bundle> touched(Newcomer newcomer, Optional<Bundle> old) {
        Set<Bundle> touched = new LinkedHashSet<>();
        old.ifPresent(bundle -> touched.addAll(bundles.closure(bundle)));
        newcomer.jar()
                .fragmentHost()
                .flatMap(bundles::current)
                .ifPresent(host -> touched.addAll(bundles.closure(host)));
        return touched;
    }

    /**
     * Replaces the old bundle, or attaches a fragment.
     *
     * @param fresh installed and checked
     * @return what came of it
     */
    Replaced replace(Newcomer newcomer, Optional<Bundle> old, Bundle fresh, Decision decision) {
        Optional<StoredJar> running = old.map(bundle -> shelf.jarOf(bundle).orElseThrow(() -> unknown(bundle)));
        Path oldJar = shelf.path(
                running.map(StoredJar::digest).orElse(newcomer.stored().digest()));
        Set<Bundle> touched = touched(newcomer, old);
        Replacement.Order order = new Replacement.Order(old.orElse(null), oldJar, fresh, touched);
        if (pending.concerns(touched)) {
            shelf.hold(newcomer.stored().digest());
            running.ifPresent(jar -> shelf.hold(jar.digest()));
            pending.run(order, new Pending.Note(decision, newcomer.stored(), newcomer.name(), running));
            return new Replaced(List.of(GOES_ON), false);
        }
        List<String> notes = new ArrayList<>();
        Set<String> worked = old.map(probe::working).orElse(Set.of());
        String fault = run(order, bundle -> {
            starter.start(bundle, () -> bundles.discard(bundle));
            notes.addAll(probe.check(bundle, worked));
        });
        if (!fault.isEmpty()) {
            String after = old.map(bundle -> "; " + newcomer.name() + " " + bundle.getVersion() + " runs again")
                    .orElse("");
            throw Setback.of(fault + after);
        }
        shelf.settle(decision, newcomer.name(), newcomer.stored(), running);
        return new Replaced(notes, true);
    }

    private String run(Replacement.Order order, Replacement.Launch launch) {
        CompletableFuture<String> end = new CompletableFuture<>();
        Replacement replacement = new Replacement(bundles.system(), order, launch, () -> true, end::complete);
        Starter.thread("replacement", replacement).start();
        try {
            return end.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("the replacement always ends with a text", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Refusal.because("the platform is stopping; deploy it again when it runs");
        }
    }

    private static MediaException unknown(Bundle bundle) {
        return Refusal.because(bundle.getSymbolicName() + " " + bundle.getVersion()
                + " was not installed from a jar that could be put back if the new version failed; restart the platform"
                + " with the new version");
    }
}
