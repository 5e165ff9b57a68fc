package dev.atelier.core.model;

import dev.atelier.core.media.MediaType;
import java.util.Set;

/**
 * A place for media inputs of a model.
 *
 * @param role the input's role, see {@link dev.atelier.core.operation.Inputs}
 * @param min how many at least
 * @param max how many at most
 * @param types accepted types, as {@code image/png} or {@code image/*}
 * @param maxBytes the largest length of one input in bytes
 */
public record InputSlot(String role, int min, int max, Set<String> types, long maxBytes) {
    public InputSlot {
        types = Set.copyOf(types);
    }

    public boolean accepts(MediaType type) {
        return types.contains(type.toString()) || types.contains(type.type() + "/*") || types.contains("*/*");
    }
}
