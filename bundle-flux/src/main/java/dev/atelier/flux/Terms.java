package dev.atelier.flux;

import dev.atelier.core.Parameters;
import dev.atelier.core.error.MediaException;
import dev.atelier.core.media.Dimensions;
import dev.atelier.core.model.ModelDescriptor;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The parameters of a request in the vendor's words. They follow from the request alone, so that a later poll comes to
 * the same size and warnings.
 *
 * @param body the fields of the request's body, without media
 * @param size the picture's size, where the model takes one
 * @param warnings what was done otherwise than asked
 */
record Terms(Parameters body, Optional<Dimensions> size, List<String> warnings) {
    /** Taken only by models whose entry names them as capabilities; others ignore them, for clients that send them always. */
    private static final Set<String> NOT_EVERYWHERE = Set.of(
            "guidance",
            "steps",
            "prompt_upsampling",
            "quality",
            "negative_prompt",
            "enhance_prompt",
            "person_generation",
            "fps",
            "file_extension",
            "compression_quality");
    /** Put in another way, or needing no field. */
    private static final Set<String> PUT_OTHERWISE =
            Set.of("operation", "width", "height", "size", "resolution", "duration_seconds", "number_of_videos", "n");

    private static final long MOST_PIXELS = 4L << 20;
    /** How far a shape may be from what was asked without a word about it. */
    private static final double TOLERANCE = 0.02;

    static Terms of(ModelDescriptor model, Dialect dialect, Parameters asked) {
        List<String> warnings = new ArrayList<>();
        Parameters body = carried(model, asked, warnings);
        if (dialect == Dialect.FLUX_VIDEO) {
            return new Terms(Footage.of(model, asked, warnings).over(body), Optional.empty(), List.copyOf(warnings));
        } else if (dialect.step > 0) {
            return inSteps(model, dialect, asked, body, warnings);
        }
        return byShape(model, asked, body, warnings);
    }

    private static Parameters carried(ModelDescriptor model, Parameters asked, List<String> warnings) {
        Parameters body = asked;
        for (String name : asked.names()) {
            boolean ignored =
                    NOT_EVERYWHERE.contains(name) && !model.capabilities().contains(name);
            if (ignored) {
                warnings.add(model.id() + " does not take " + name + ", which is ignored");
            }
            if (ignored || PUT_OTHERWISE.contains(name)) {
                body = body.without(name);
            }
        }
        return body;
    }

    private static Terms inSteps(
            ModelDescriptor model, Dialect dialect, Parameters asked, Parameters body, List<String> warnings) {
        Optional<Dimensions> wanted = size(asked);
        if (wanted.isEmpty()) {
            return new Terms(body, Optional.empty(), List.copyOf(warnings));
        }
        Dimensions size = new Dimensions(
                dialect.nearest(wanted.get().width()),
                dialect.nearest(wanted.get().height()));
        if (size.width() * size.height() > MOST_PIXELS) {
            throw MediaException.invalid(
                    "width",
                    "times height must be at most 4 megapixels, but is "
                            + wanted.get().text());
        }
        if (!size.equals(wanted.get())) {
            warnings.add(model.id() + " does not make " + wanted.get().text() + "; the picture has " + size.text());
        }
        Parameters sized = body.with("width", size.width()).with("height", size.height());
        return new Terms(sized, Optional.of(size), List.copyOf(warnings));
    }

    /** Only where the model's schema knows aspect ratios, and none was asked for outright. */
    private static Terms byShape(ModelDescriptor model, Parameters asked, Parameters body, List<String> warnings) {
        Optional<Dimensions> wanted = asked.has("aspect_ratio") ? Optional.empty() : size(asked);
        Optional<String> ratio = wanted.flatMap(size -> size.nearestRatio(ratios(model)));
        if (ratio.isPresent() && !near(wanted.get(), ratio.get())) {
            warnings.add(model.id() + " does not make " + wanted.get().text() + "; the picture has the shape "
                    + ratio.get());
        }
        Parameters shaped = ratio.map(text -> body.with("aspect_ratio", text)).orElse(body);
        return new Terms(shaped, Optional.empty(), List.copyOf(warnings));
    }

    /** What took effect, by our names. */
    Parameters facts() {
        return Parameters.EMPTY
                .with("width", size.map(Dimensions::width).orElse(null))
                .with("height", size.map(Dimensions::height).orElse(null))
                .with("aspect_ratio", body.get("aspect_ratio"))
                .with("duration_seconds", body.get("duration"))
                .with("resolution", Footage.lines(body.get("resolution")));
    }

    static boolean near(Dimensions wanted, String ratio) {
        Dimensions shape = Dimensions.parse(ratio).orElse(wanted);
        double off = (double) wanted.width() * shape.height() / ((double) wanted.height() * shape.width());
        return Math.abs(off - 1) <= TOLERANCE;
    }

    /** The aspect ratios that the model's schema allows. */
    static List<String> ratios(ModelDescriptor model) {
        return model.schema()
                .object("properties")
                .flatMap(properties -> properties.object("aspect_ratio"))
                .map(ratio -> ratio.texts("enum"))
                .orElse(List.of());
    }

    /** A side that is not given is as long as the other one. */
    private static Optional<Dimensions> size(Parameters asked) {
        long width = asked.integer("width").orElse(asked.integer("height").orElse(0));
        long height = asked.integer("height").orElse(width);
        return width < 1 || height < 1 ? Optional.empty() : Optional.of(new Dimensions(width, height));
    }
}
