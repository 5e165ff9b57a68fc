package dev.atelier.openai.wire;

import dev.atelier.core.Parameters;
import dev.atelier.core.error.MediaException;
import dev.atelier.core.http.HttpBody;
import dev.atelier.core.http.HttpCall;
import dev.atelier.core.media.Dimensions;
import dev.atelier.core.media.MediaContent;
import dev.atelier.core.media.MediaType;
import dev.atelier.core.operation.Inputs;
import dev.atelier.core.operation.Operation;
import dev.atelier.core.provider.PartialListener;
import dev.atelier.core.provider.ProviderCall;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A request for pictures, put into OpenAI's words.
 *
 * @param path generations, edits or variations
 * @param fields of the body
 * @param files of the body, which is a form where there are some
 * @param size of the pictures; absent where OpenAI chooses
 * @param warnings what was changed on the way
 */
public record ImageRequest(
        String path,
        Parameters fields,
        List<HttpBody.Part.File> files,
        Optional<Dimensions> size,
        List<String> warnings) {
    static final String GENERATIONS = "/images/generations";
    static final String EDITS = "/images/edits";
    static final String VARIATIONS = "/images/variations";

    /** Pictures that come with a request for new ones make it an edit: OpenAI has no other place for them. */
    public static ImageRequest of(ProviderCall call) {
        Operation operation = call.request().operation();
        List<String> warnings = new ArrayList<>();
        if (operation.equals(Operation.IMAGE_VARIATION)) {
            return of(call, VARIATIONS, warnings);
        }
        boolean edit = operation.equals(Operation.IMAGE_EDIT)
                || !call.inputs(Inputs.IMAGE).isEmpty();
        return of(call, edit ? EDITS : GENERATIONS, warnings);
    }

    private static ImageRequest of(ProviderCall call, String path, List<String> warnings) {
        Parameters options = call.request().parameters();
        Optional<Dimensions> size =
                options.has("size") ? Optional.empty() : Optional.of(ImageSizes.of(options, call.model(), warnings));
        boolean dallE = call.model().dialect().equals("dall-e");
        Parameters fields = Parameters.of("model", call.model().id())
                .with("prompt", path.equals(VARIATIONS) ? null : ImageWords.prompt(options))
                .with("n", options.integer("n").orElse(1))
                .with("size", size.map(Dimensions::text).orElse("auto"))
                .with("user", options.get("user"))
                .merge(dallE ? ImageWords.dallE(options, call.model()) : ImageWords.gptImage(options, path, warnings));
        List<HttpBody.Part.File> files =
                path.equals(GENERATIONS) ? List.of() : files(call, dallE ? "image" : "image[]");
        return new ImageRequest(path, fields.merge(previews(call, dallE)), files, size, List.copyOf(warnings));
    }

    /** The exchange, which is paid for. */
    public HttpCall call() {
        return HttpCall.buy(
                path, files.isEmpty() ? new HttpBody.Json(fields.canonical()) : HttpBody.Multipart.of(fields, files));
    }

    /** What was changed on the way, and whether fewer pictures came than were wanted. */
    public List<String> warnings(int made) {
        List<String> all = new ArrayList<>(warnings);
        long count = fields.integer("n").orElse(1);
        if (made < count) {
            all.add("asked for " + count + " pictures, OpenAI made " + made);
        }
        return all;
    }

    /** Whether the answer comes as events. */
    public boolean streamed() {
        return fields.has("stream");
    }

    /** The type that the answer is claimed to have. */
    public MediaType declaredType() {
        return MediaType.parse("image/" + fields.text("output_format").orElse("png"));
    }

    /** Each preview is paid for, so they are asked for only where somebody sees them. */
    private static Parameters previews(ProviderCall call, boolean dallE) {
        Parameters options = call.request().parameters();
        long count = options.integer("partial_images").orElse(0);
        if (dallE || count == 0 || call.partials() == PartialListener.NONE) {
            return Parameters.EMPTY;
        } else if (options.integer("n").orElse(1) > 1) {
            throw MediaException.invalid("n", "must be 1 where partial_images are asked for");
        }
        return Parameters.of("stream", true).with("partial_images", count);
    }

    private static List<HttpBody.Part.File> files(ProviderCall call, String name) {
        List<HttpBody.Part.File> files = new ArrayList<>();
        for (MediaContent image : call.inputs(Inputs.IMAGE)) {
            files.add(file(name, "image-" + (files.size() + 1), image));
        }
        if (files.isEmpty()) {
            throw MediaException.invalid(
                    Inputs.IMAGE, "is required for " + call.request().operation());
        }
        List<MediaContent> masks = call.inputs(Inputs.MASK);
        if (masks.isEmpty()
                && call.request().parameters().text("operation").orElse("").equals("inpaint")) {
            throw MediaException.invalid(Inputs.MASK, "is required for inpaint, since it says where to paint");
        }
        masks.forEach(mask -> files.add(file("mask", "mask", mask)));
        return List.copyOf(files);
    }

    private static HttpBody.Part.File file(String name, String fileName, MediaContent content) {
        return new HttpBody.Part.File(name, fileName + "." + content.type().extension(), content);
    }
}
