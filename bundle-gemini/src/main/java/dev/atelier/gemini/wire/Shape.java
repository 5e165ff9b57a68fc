package dev.atelier.gemini.wire;

import dev.atelier.core.Parameters;
import dev.atelier.core.media.Dimensions;
import dev.atelier.core.model.ModelDescriptor;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What a picture is to look like from outside, in the terms that a model knows: its entry names them by capabilities
 * such as {@code ratio:16:9} and {@code size:2K}.
 *
 * @param aspectRatio for example {@code 16:9}; nothing leaves it to the model
 * @param imageSize {@code 512}, {@code 1K}, {@code 2K} or {@code 4K}; nothing leaves it to the model
 */
public record Shape(Optional<String> aspectRatio, Optional<String> imageSize) {
    private static final double SAME_SHAPE = 0.03;
    private static final double SAME_SIZE = 0.3;

    /**
     * The nearest to {@code width} and {@code height}, unless {@code aspect_ratio} or {@code image_size} say it.
     *
     * @param warnings gets a sentence when the nearest is not near
     */
    public static Shape of(Parameters options, ModelDescriptor model, List<String> warnings) {
        Optional<String> ratio = options.text("aspect_ratio");
        Optional<String> size = options.text("image_size");
        boolean open = !options.has("width") && !options.has("height");
        if (open || (ratio.isPresent() && size.isPresent())) {
            return new Shape(ratio, size);
        }
        Dimensions asked = new Dimensions(
                options.integer("width").orElse(1024), options.integer("height").orElse(1024));
        Shape shape = new Shape(
                ratio.or(() -> asked.nearestRatio(named(model, "ratio:"))),
                size.or(() ->
                        named(model, "size:").stream().min(Comparator.comparingDouble(name -> gap(asked, name)))));
        if (shape.differs(asked)) {
            warnings.add(model.id() + " does not make " + asked.text() + "; the picture is " + shape.text());
        }
        return shape;
    }

    private boolean differs(Dimensions asked) {
        double wanted = Math.log((double) asked.width() / asked.height());
        boolean shape = aspectRatio
                .flatMap(Dimensions::parse)
                .filter(made -> Math.abs(wanted - Math.log((double) made.width() / made.height())) > SAME_SHAPE)
                .isPresent();
        return shape || imageSize.filter(size -> gap(asked, size) > SAME_SIZE).isPresent();
    }

    private String text() {
        return aspectRatio.orElse("of the model's own shape")
                + imageSize.map(size -> " at " + size).orElse("");
    }

    private static List<String> named(ModelDescriptor model, String kind) {
        return model.capabilities().stream()
                .filter(capability -> capability.startsWith(kind))
                .map(capability -> capability.substring(kind.length()))
                .sorted()
                .toList();
    }

    /** How far a size is from a picture's, by the sides of squares of the same area. */
    private static double gap(Dimensions asked, String size) {
        int side = size.endsWith("K") ? 1024 * Integer.parseInt(size.replace("K", "")) : Integer.parseInt(size);
        return Math.abs(Math.log(Math.sqrt((double) asked.width() * asked.height()) / side));
    }
}
