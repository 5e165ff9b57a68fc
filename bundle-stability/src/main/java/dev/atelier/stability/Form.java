package dev.atelier.stability;

import dev.atelier.core.Parameters;
import dev.atelier.core.error.MediaException;
import dev.atelier.core.http.HttpBody;
import dev.atelier.core.media.Dimensions;
import dev.atelier.core.media.MediaContent;
import dev.atelier.core.operation.Inputs;
import dev.atelier.core.operation.Operation;
import dev.atelier.core.provider.ProviderCall;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * A request in Stability AI's words.
 *
 * @param fields text fields of the form
 * @param warnings what was changed on the way
 */
record Form(Parameters fields, List<String> warnings) {
    private static final String RATIO = "aspect_ratio";
    /** They choose the endpoint, or count only along with something else. */
    private static final Set<String> STEERING = Set.of("operation", "mode", "strength", "n");

    private static final Set<String> SIZE = Set.of("width", "height");
    private static final List<String> SHAPES =
            List.of("21:9", "16:9", "3:2", "5:4", "1:1", "4:5", "2:3", "9:16", "9:21");
    /** What is about the same shape, and about the same size, for someone who looks at it. */
    private static final double SHAPE_TOLERANCE = 0.02;

    private static final double LEAST_AREA = 0.6 * 1024 * 1024;
    private static final double MOST_AREA = 1.6 * 1024 * 1024;

    static Form of(ProviderCall call, Endpoint endpoint) {
        List<String> warnings = new ArrayList<>();
        Parameters asked = call.request().parameters();
        boolean generated = call.request().operation().equals(Operation.IMAGE_GENERATE);
        // A picture to start from has a shape of its own.
        boolean shaped = !endpoint.names(RATIO).isEmpty()
                && !(generated && call.request().input(Inputs.IMAGE) != null);
        if (shaped && !asked.has(RATIO)) {
            asked = asked.with(RATIO, ratio(call, warnings).orElse(null));
        }
        Parameters fields = endpoint.fixed();
        for (String name : asked.names()) {
            List<String> theirs = endpoint.names(name);
            if (!theirs.isEmpty()) {
                fields = fields.with(theirs.get(0), asked.get(name));
            } else if (!STEERING.contains(name) && !(SIZE.contains(name) && (shaped || generated))) {
                warnings.add(name + " is ignored: " + endpoint.path() + " does not take it");
            }
        }
        if (asked.text("operation").filter(Dialect.INSTRUCT::equals).isPresent()) {
            warnings.add("Stability AI follows no instructions; this was done by " + endpoint.path());
        }
        return new Form(fields, List.copyOf(warnings));
    }

    /** The shape of what is made, where the request decides it. */
    Optional<String> ratio() {
        return fields.text(RATIO);
    }

    /** The form with its files. */
    HttpBody.Multipart body(ProviderCall call, Endpoint endpoint) {
        List<HttpBody.Part.File> files = new ArrayList<>();
        for (String role : call.request().inputs().keySet()) {
            List<MediaContent> media = call.inputs(role);
            List<String> names = endpoint.names(role);
            if (media.size() > names.size()) {
                throw MediaException.invalid(
                        role, "holds " + media.size() + ", but " + endpoint.path() + " takes " + names.size());
            }
            for (int i = 0; i < media.size(); i++) {
                String ending = media.get(i).type().extension();
                files.add(new HttpBody.Part.File(names.get(i), names.get(i) + "." + ending, media.get(i)));
            }
        }
        return HttpBody.Multipart.of(fields, files);
    }

    /** The nearest of the vendor's shapes to width and height. */
    private static Optional<String> ratio(ProviderCall call, List<String> warnings) {
        OptionalLong width = call.request().parameters().integer("width");
        OptionalLong height = call.request().parameters().integer("height");
        if (width.isEmpty() || height.isEmpty()) {
            return Optional.empty();
        }
        Dimensions size = new Dimensions(width.getAsLong(), height.getAsLong());
        Optional<String> ratio = size.nearestRatio(SHAPES);
        ratio.filter(shape -> differs(size, shape))
                .ifPresent(shape -> warnings.add("asked for " + size.text() + "; the vendor makes " + shape
                        + " of about a megapixel, the nearest of its shapes, and chooses the size itself"));
        return ratio;
    }

    /** Whether someone would see the difference. */
    private static boolean differs(Dimensions size, String shape) {
        long area = size.width() * size.height();
        double asked = (double) size.width() / size.height();
        double made = Dimensions.parse(shape)
                .map(ratio -> (double) ratio.width() / ratio.height())
                .orElse(asked);
        return Math.abs(asked / made - 1) > SHAPE_TOLERANCE || area < LEAST_AREA || area > MOST_AREA;
    }
}
