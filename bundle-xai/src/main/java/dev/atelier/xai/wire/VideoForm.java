package dev.atelier.xai.wire;

import dev.atelier.core.Parameters;
import dev.atelier.core.error.MediaException;
import dev.atelier.core.media.Dimensions;
import dev.atelier.core.model.ModelDescriptor;
import dev.atelier.core.operation.Operation;
import dev.atelier.core.provider.ProviderCall;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How long and how large a video is to be. It depends on the request's parameters alone, so that it can be told again
 * when the video is done.
 *
 * @param path where the request goes
 * @param fields duration, aspect ratio and resolution by xAI's names, as far as they are sent
 * @param warnings what was changed or left out
 */
public record VideoForm(String path, Parameters fields, List<String> warnings) {
    private static final List<String> IGNORED =
            List.of("negative_prompt", "seed", "fps", "person_generation", "enhance_prompt", "compression_quality");
    private static final long LONGEST = 15;
    private static final long LONGEST_EXTENSION = 10;

    public static VideoForm of(ProviderCall call) {
        Parameters asked = call.request().parameters();
        List<String> warnings = new ArrayList<>(Ignored.of(asked, IGNORED));
        if (call.request().operation().equals(Operation.VIDEO_GENERATE)) {
            Parameters fields = duration(asked, LONGEST, warnings).merge(shape(asked, call.model(), warnings));
            return new VideoForm("/videos/generations", fields, List.copyOf(warnings));
        } else if (asked.text("operation").orElse("edit").equals("extend")) {
            Parameters fields = duration(asked, LONGEST_EXTENSION, warnings);
            return new VideoForm("/videos/extensions", fields, List.copyOf(warnings));
        }
        // An edit keeps all that the video is.
        return new VideoForm("/videos/edits", Parameters.EMPTY, List.copyOf(warnings));
    }

    /** The fields by our names. */
    public Parameters details() {
        return fields.without("duration").with("duration_seconds", fields.get("duration"));
    }

    private static Parameters duration(Parameters asked, long longest, List<String> warnings) {
        double wished = asked.number("duration_seconds").orElse(5);
        long made = Math.max(1, Math.min(longest, Math.round(wished)));
        if (made != wished) {
            warnings.add("duration_seconds is " + made + ", the nearest that xAI makes");
        }
        return Parameters.of("duration", made);
    }

    private static Parameters shape(Parameters asked, ModelDescriptor model, List<String> warnings) {
        Optional<Dimensions> size = asked.text("size").map(VideoForm::size);
        Shape shape = size.map(wished -> Shape.of(wished, model))
                .orElseGet(() -> new Shape(asked.text("aspect_ratio"), resolution(asked, model)));
        if (size.filter(shape::differs).isPresent()) {
            warnings.add(model.id() + " does not make " + size.get().text() + "; the video has " + shape.text());
        }
        return shape.toParameters();
    }

    /** The vendor's own is the least; it is said all the same, since the price depends on it. */
    private static Optional<String> resolution(Parameters asked, ModelDescriptor model) {
        return asked.text("resolution")
                .or(() -> Shape.choices(model, "resolution").stream().findFirst());
    }

    private static Dimensions size(String text) {
        return Dimensions.parse(text)
                .orElseThrow(() -> MediaException.invalid("size", "must be WIDTHxHEIGHT, but is \"" + text + "\""));
    }
}
