package dev.atelier.xai.wire;

import dev.atelier.core.Parameters;
import dev.atelier.core.media.Dimensions;
import dev.atelier.core.model.ModelDescriptor;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * How xAI names a size: by an aspect ratio and a resolution. Which of them a model makes, its schema says.
 *
 * @param ratio for example {@code 16:9}; absent where the model takes none
 * @param resolution for example {@code 2k} or {@code 720p}; absent where the model takes none
 */
record Shape(Optional<String> ratio, Optional<String> resolution) {
    /** A picture is that much wider or narrower before anybody is told. */
    private static final double SLIGHTLY = 0.02;

    private static final double TWICE = Math.log(2);

    /** The one nearest to a size. */
    static Shape of(Dimensions size, ModelDescriptor model) {
        Optional<String> resolution = choices(model, "resolution").stream()
                .filter(name -> name.matches("\\d{1,4}[kp]"))
                .min(Comparator.comparingDouble(name -> distance(size, name)));
        return new Shape(size.nearestRatio(choices(model, "aspect_ratio")), resolution);
    }

    /** The values of a parameter that a model's schema lists. */
    static List<String> choices(ModelDescriptor model, String parameter) {
        return model.schema()
                .object("properties")
                .flatMap(properties -> properties.object(parameter))
                .map(property -> property.texts("enum"))
                .orElse(List.of());
    }

    /** Both as xAI's parameters. */
    Parameters toParameters() {
        return Parameters.EMPTY.with("aspect_ratio", ratio.orElse(null)).with("resolution", resolution.orElse(null));
    }

    /** Whether somebody who asked for this size would notice. */
    boolean differs(Dimensions size) {
        double stretch = ratio.flatMap(Shape::terms).stream()
                .mapToDouble(terms -> Math.abs(Math.log((double) size.width() / size.height()) - terms))
                .findFirst()
                .orElse(0);
        return stretch > SLIGHTLY
                || resolution.map(name -> distance(size, name)).orElse(0.0) >= TWICE;
    }

    String text() {
        return "the aspect ratio " + ratio.orElse("of its own")
                + resolution.map(name -> " and the resolution " + name).orElse("");
    }

    /** The logarithm of a ratio's quotient. */
    private static Optional<Double> terms(String ratio) {
        String[] parts = ratio.split(":");
        return parts.length == 2
                ? Optional.of(Math.log(Double.parseDouble(parts[0]) / Double.parseDouble(parts[1])))
                : Optional.empty();
    }

    /** {@code 720p} names the shorter side of a video, {@code 2k} the side of a picture if it were square. */
    private static double distance(Dimensions size, String resolution) {
        boolean video = resolution.endsWith("p");
        double number = Double.parseDouble(resolution.substring(0, resolution.length() - 1));
        double side = video ? Math.min(size.width(), size.height()) : Math.sqrt((double) size.width() * size.height());
        return Math.abs(Math.log(side / (video ? number : 1024 * number)));
    }
}
