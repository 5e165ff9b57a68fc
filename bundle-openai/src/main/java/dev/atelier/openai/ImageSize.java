package dev.atelier.openai;

import dev.atelier.core.Parameters;
import dev.atelier.core.error.MediaException;
import dev.atelier.core.model.ModelDescriptor;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A size that the model makes. Models that know a few sizes list them as capabilities, {@code size:1024x1024}; the
 * others take any size in steps of 16 pixels.
 *
 * @param width pixels
 * @param height pixels
 */
record ImageSize(long width, long height) {
    private static final String CAPABILITY = "size:";
    private static final Pattern FORM = Pattern.compile("(\\d{1,5})x(\\d{1,5})");
    private static final long STEP = 16;
    private static final long LONGEST = 3840;
    private static final long LARGEST_SHORT = 2160;
    private static final int MOST_RATIO = 3;

    /** The size nearest to what is asked; a warning says so where it is another. */
    static ImageSize of(Parameters options, ModelDescriptor model, List<String> warnings) {
        ImageSize asked = new ImageSize(
                options.integer("width").orElse(1024), options.integer("height").orElse(1024));
        List<ImageSize> known = model.capabilities().stream()
                .filter(name -> name.startsWith(CAPABILITY))
                .flatMap(name -> parse(name.substring(CAPABILITY.length())))
                .toList();
        ImageSize made = known.stream()
                .min(Comparator.comparingDouble(asked::distance).thenComparing(ImageSize::text))
                .orElseGet(asked::stepped);
        if (!made.equals(asked)) {
            warnings.add(model.id() + " does not make " + asked.text() + "; the picture has " + made.text());
        }
        return made;
    }

    /** Nothing for a text that is no size. */
    static Stream<ImageSize> parse(String text) {
        Matcher form = FORM.matcher(text);
        return form.matches()
                ? Stream.of(new ImageSize(Long.parseLong(form.group(1)), Long.parseLong(form.group(2))))
                : Stream.empty();
    }

    String text() {
        return width + "x" + height;
    }

    private ImageSize stepped() {
        long longer = Math.max(width, height);
        long shorter = Math.min(width, height);
        String longerField = width >= height ? "width" : "height";
        if (longer > LONGEST || shorter > LARGEST_SHORT) {
            throw MediaException.invalid(
                    longerField, "and the other side must be at most 3840 by 2160, but are " + text());
        } else if (longer > MOST_RATIO * shorter) {
            throw MediaException.invalid(
                    longerField, "must be at most three times the other side, but the size is " + text());
        }
        return within(new ImageSize(step(width), step(height)));
    }

    /** Rounding can stretch a picture a little past the ratio; its longer side is cut then. */
    private static ImageSize within(ImageSize size) {
        return new ImageSize(
                Math.min(size.width, MOST_RATIO * size.height), Math.min(size.height, MOST_RATIO * size.width));
    }

    private static long step(long side) {
        return Math.max(STEP, Math.round(side / (double) STEP) * STEP);
    }

    /** Shape counts more than area, since a picture is easily scaled and badly cropped. */
    private double distance(ImageSize other) {
        double shape = Math.log((double) width / height) - Math.log((double) other.width / other.height);
        double area = Math.log((double) width * height) - Math.log((double) other.width * other.height);
        return 4 * Math.abs(shape) + Math.abs(area);
    }
}
