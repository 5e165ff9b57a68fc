package dev.atelier.core.media;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Width and height of a picture or video in pixels, or the terms of an aspect ratio.
 *
 * @param width at least 1
 * @param height at least 1
 */
public record Dimensions(long width, long height) {
    private static final Pattern FORM = Pattern.compile("(\\d{1,6})[x:*](\\d{1,6})");
    /** Shape counts more than area, since a picture is easily scaled and badly cropped. */
    private static final double SHAPE_WEIGHT = 4;

    /** @throws IllegalArgumentException for a side below 1 */
    public Dimensions {
        if (width < 1 || height < 1) {
            throw new IllegalArgumentException("both sides are at least 1, not " + width + "x" + height);
        }
    }

    /** Reads {@code 1024x768}, {@code 16:9} or {@code 1024*768}; nothing for any other text. */
    public static Optional<Dimensions> parse(String text) {
        Matcher form = FORM.matcher(text);
        if (!form.matches()) {
            return Optional.empty();
        }
        long width = Long.parseLong(form.group(1));
        long height = Long.parseLong(form.group(2));
        return width < 1 || height < 1 ? Optional.empty() : Optional.of(new Dimensions(width, height));
    }

    /** The one of these whose shape, and then area, is nearest; nothing of an empty collection. */
    public Optional<Dimensions> nearest(Collection<Dimensions> offered) {
        return offered.stream().min(Comparator.comparingDouble(this::distance).thenComparing(Dimensions::text));
    }

    /**
     * The aspect ratio nearest to this shape.
     *
     * @param ratios each as {@code 16:9}, with decimals where a vendor has such; others are passed over
     * @return one of the texts as it was given, the first of two that are as near; nothing when there is none
     */
    public Optional<String> nearestRatio(Collection<String> ratios) {
        return ratios.stream()
                .filter(ratio -> ratio.matches("\\d+(\\.\\d+)?:\\d+(\\.\\d+)?"))
                .min(Comparator.comparingDouble(ratio -> Math.abs(Math.log(shape()) - Math.log(shape(ratio)))));
    }

    /** {@code 1024x768}. */
    public String text() {
        return width + "x" + height;
    }

    private double distance(Dimensions other) {
        double area = Math.log((double) width * height) - Math.log((double) other.width * other.height);
        return SHAPE_WEIGHT * Math.abs(Math.log(shape()) - Math.log(other.shape())) + Math.abs(area);
    }

    private double shape() {
        return (double) width / height;
    }

    private static double shape(String ratio) {
        int colon = ratio.indexOf(':');
        return Double.parseDouble(ratio.substring(0, colon)) / Double.parseDouble(ratio.substring(colon + 1));
    }
}
