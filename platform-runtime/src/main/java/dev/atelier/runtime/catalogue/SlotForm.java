package dev.atelier.runtime.catalogue;

import dev.atelier.core.Parameters;
import dev.atelier.core.error.MediaException;
import dev.atelier.core.model.InputSlot;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** The JSON form of an {@link InputSlot}. */
final class SlotForm {
    private static final Set<String> FIELDS = Set.of("role", "min", "max", "types", "max_bytes");
    private static final long DEFAULT_MAX_BYTES = 20L << 20;

    private SlotForm() {}

    static InputSlot read(Parameters form) {
        Fields.onlyKnown(form, FIELDS);
        int min = count(form, "min", 0);
        int max = count(form, "max", Math.max(1, min));
        if (max < min) {
            throw MediaException.invalid("max", "must be at least min, which is " + min + ", but is " + max);
        }
        List<String> types = form.texts("types");
        long maxBytes = form.integer("max_bytes").orElse(DEFAULT_MAX_BYTES);
        if (maxBytes < 1) {
            throw MediaException.invalid("max_bytes", "must be at least 1, but is " + maxBytes);
        }
        return new InputSlot(
                form.requireText("role"), min, max, types.isEmpty() ? Set.of("*/*") : Set.copyOf(types), maxBytes);
    }

    static Parameters write(InputSlot slot) {
        return Parameters.of("role", slot.role())
                .with("min", slot.min())
                .with("max", slot.max())
                .with("types", new TreeSet<>(slot.types()))
                .with("max_bytes", slot.maxBytes());
    }

    private static int count(Parameters form, String name, int absent) {
        long count = form.integer(name).orElse(absent);
        if (count < 0 || count > 1000) {
            throw MediaException.invalid(name, "must be between 0 and 1000, but is " + count);
        }
        return (int) count;
    }
}
