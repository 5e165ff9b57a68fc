package dev.atelier.openai.wire;

import dev.atelier.core.Parameters;
import dev.atelier.core.error.MediaException;
import dev.atelier.core.media.Dimensions;
import dev.atelier.core.model.ModelDescriptor;
import java.util.List;
import java.util.Optional;

/**
 * The sizes that a model makes. Models that know a few sizes list them as capabilities, {@code size:1024x1024}; the
 * others take any size in steps of 16 pixels.
 */
final class ImageSizes {
    private static final String CAPABILITY = "size:";
    private static final long STEP = 16;
    private static final long LONGEST = 3840;
    private static final long LARGEST_SHORT = 2160;
    private static final int MOST_RATIO = 3;

    private ImageSizes() {}

    /** The size nearest to what is asked; a warning says so where it is another. */
    static Dimensions of(Parameters options, ModelDescriptor model, List<String> warnings) {
        Dimensions asked = new Dimensions(
                options.integer("width").orElse(1024), options.integer("height").orElse(1024));
        Dimensions made = asked.nearest(known(model)).orElseGet(() -> stepped(asked));
        if (!made.equals(asked)) {
            warnings.add(model.id() + " does not make " + asked.text() + "; the picture has " + made.text());
        }
        return made;
    }

    /** The sizes that a model names; none where it takes any. */
    static List<Dimensions> known(ModelDescriptor model) {
        return model.capabilities().stream()
                .filter(name -> name.startsWith(CAPABILITY))
                .map(name -> Dimensions.parse(name.substring(CAPABILITY.length())))
                .flatMap(Optional::stream)
                .toList();
    }

    private static Dimensions stepped(Dimensions asked) {
        long longer = Math.max(asked.width(), asked.height());
        long shorter = Math.min(asked.width(), asked.height());
        String longerField = asked.width() >= asked.height() ? "width" : "height";
        if (longer > LONGEST || shorter > LARGEST_SHORT) {
            throw MediaException.invalid(
                    longerField, "and the other side must be at most 3840 by 2160, but are " + asked.text());
        } else if (longer > MOST_RATIO * shorter) {
            throw MediaException.invalid(
                    longerField, "must be at most three times the other side, but the size is " + asked.text());
        }
        return within(step(asked.width()), step(asked.height()));
    }

    /** Rounding can stretch a picture a little past the ratio; its longer side is cut then. */
    private static Dimensions within(long width, long height) {
        return new Dimensions(Math.min(width, MOST_RATIO * height), Math.min(height, MOST_RATIO * width));
    }

    private static long step(long side) {
        return Math.max(STEP, Math.round(side / (double) STEP) * STEP);
    }
}
