package dev.atelier.deployer.install;

import java.util.List;
import java.util.Optional;

/**
 * What a change did.
 *
 * @param name the bundle's symbolic name
 * @param version its version; of a removal, the version that went
 * @param digest of the jar
 * @param replaced the version that it took the place of
 * @param adds operations and models that it brings
 * @param refreshed symbolic names of the bundles that were touched
 * @param notes sentences worth knowing
 * @param settled false: it goes on by itself, and its end is not known yet
 */
public record Change(
        String name,
        String version,
        Optional<String> digest,
        Optional<String> replaced,
        List<String> adds,
        List<String> refreshed,
        List<String> notes,
        boolean settled) {
    public Change {
        adds = List.copyOf(adds);
        refreshed = List.copyOf(refreshed);
        notes = List.copyOf(notes);
    }

    Change withAdds(List<String> added) {
        return new Change(name, version, digest, replaced, added, refreshed, notes, settled);
    }

    Change unsettled() {
        return new Change(name, version, digest, replaced, adds, refreshed, notes, false);
    }
}
