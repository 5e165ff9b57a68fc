package dev.atelier.runtime.catalogue;

import dev.atelier.core.Parameters;
import dev.atelier.core.error.ErrorKind;
import dev.atelier.core.error.Failure;
import dev.atelier.core.error.MediaException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Supplier;

/** What every part of the JSON form shares: errors that name the whole way to a field, and no field that nobody reads. */
final class Fields {
    private Fields() {}

    /** Refuses names that the form does not have: most often they are misspelt, and would be lost in silence. */
    static void onlyKnown(Parameters object, Set<String> known) {
        for (String name : object.names()) {
            if (!known.contains(name)) {
                throw MediaException.invalid(
                        name, "is not a field of this form; it has " + String.join(", ", new TreeSet<>(known)));
            }
        }
    }

    /** Reads a part of the form; an error in it names the part too. */
    static <T> T within(String part, Supplier<T> read) {
        try {
            return read.get();
        } catch (MediaException wrong) {
            String field =
                    part + wrong.failure().field().map(name -> "." + name).orElse("");
            throw new MediaException(
                    Failure.of(ErrorKind.INVALID_REQUEST, part + "." + wrong.getMessage())
                            .withField(field),
                    wrong);
        }
    }

    /** Reads a list of objects, each with its own errors. */
    static <T> List<T> each(Parameters object, String name, Function<Parameters, T> read) {
        List<T> parts = new ArrayList<>();
        for (Parameters part : object.objects(name)) {
            parts.add(within(name + "[" + parts.size() + "]", () -> read.apply(part)));
        }
        return parts;
    }

    /** Reads a text in the words of a type that refuses what it cannot be. */
    static <T> T parsed(String name, String text, Function<String, T> parse) {
        try {
            return parse.apply(text);
        } catch (IllegalArgumentException refused) {
            throw MediaException.invalid(name, "is wrong: " + refused.getMessage());
        }
    }
}
