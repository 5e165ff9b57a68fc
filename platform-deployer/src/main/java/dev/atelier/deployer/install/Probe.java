package dev.atelier.deployer.install;

import dev.atelier.deployer.explain.Components;
import dev.atelier.deployer.explain.Verdict;
import dev.atelier.deployer.jar.Refusal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.osgi.framework.Bundle;

/** Looks whether a bundle that has just been started can do its work. */
final class Probe {
    private final Components components;
    private final Directory directory;

    Probe(Components components, Directory directory) {
        this.components = components;
        this.directory = directory;
    }

    /** Names of the components that work in the version to be replaced. */
    Set<String> working(Bundle bundle) {
        return components.working(bundle);
    }

    /**
     * Judges a bundle.
     *
     * @param workedBefore names of the components that must work
     * @return sentences worth knowing
     */
    List<String> check(Bundle bundle, Set<String> workedBefore) {
        Verdict verdict = components.judge(bundle, workedBefore);
        String subject = bundle.getSymbolicName() + " " + bundle.getVersion() + ": ";
        if (!verdict.faults().isEmpty()) {
            throw Refusal.because(subject + verdict.faults().get(0));
        }
        directory.fault(bundle).ifPresent(fault -> {
            throw Refusal.because(subject + fault);
        });
        List<String> notes = new ArrayList<>(verdict.notes());
        notes.addAll(directory.notes(bundle));
        return notes;
    }
}
