package dev.atelier.core.model;

import java.util.Set;

/**
 * Which model serves names that begin with a prefix and are neither an id nor an alias.
 *
 * @param prefix lower case, for example {@code gpt-image}
 * @param groups the operation groups it holds for, for example {@code image}; empty for all
 * @param model the id of the entry that is used
 * @param verbatim true: a name that is longer than the prefix goes to the vendor, with this entry's dialect, schema and
 *     prices; false: the entry itself is used. The bare prefix always means the entry
 */
public record PrefixRule(String prefix, Set<String> groups, String model, boolean verbatim) {
    public PrefixRule {
        groups = Set.copyOf(groups);
    }

    public boolean holdsFor(String name, String group) {
        return name.startsWith(prefix) && (groups.isEmpty() || groups.contains(group));
    }

    /** Whether a name goes to the vendor as it is. */
    public boolean sends(String name) {
        return verbatim && !name.equals(prefix);
    }
}
