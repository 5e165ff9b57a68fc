package dev.atelier.openai;

import dev.atelier.core.Parameters;
import dev.atelier.core.http.HttpReply;
import dev.atelier.core.http.JsonReply;
import dev.atelier.core.media.MediaContent;
import dev.atelier.core.operation.Artifact;
import dev.atelier.core.operation.MediaResult;
import dev.atelier.core.operation.Operation;
import dev.atelier.core.provider.ProviderAnswer;
import dev.atelier.core.provider.ProviderCall;
import dev.atelier.core.vendor.Dialect;
import dev.atelier.core.vendor.Vendor;
import dev.atelier.core.vendor.VendorError;
import dev.atelier.openai.wire.ApiError;
import dev.atelier.openai.wire.ImageEvents;
import dev.atelier.openai.wire.ImageRequest;
import dev.atelier.openai.wire.ImagesResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Pictures by GPT image models and by DALL-E: new ones, edits and variations. */
final class Pictures implements Dialect {
    private static final Set<Operation> OPERATIONS =
            Set.of(Operation.IMAGE_GENERATE, Operation.IMAGE_EDIT, Operation.IMAGE_VARIATION);
    private static final Set<String> BASE64 = Set.of("b64_json");
    private static final Function<HttpReply, VendorError> ERRORS =
            ApiError.reader(Map.of("size", "width", "image[]", "image"));

    private final Vendor vendor;

    Pictures(Vendor vendor) {
        this.vendor = vendor;
    }

    @Override
    public ProviderAnswer start(ProviderCall call) {
        if (!OPERATIONS.contains(call.request().operation())) {
            throw vendor.unsupported(call.request().operation());
        }
        ImageRequest asked = ImageRequest.of(call);
        ImagesResponse made = asked.streamed() ? stream(call, asked) : make(call, asked);
        return new ProviderAnswer.Finished(result(call, asked, made));
    }

    private ImagesResponse make(ProviderCall call, ImageRequest asked) {
        JsonReply reply = vendor.door().json(asked.call(), BASE64, asked.declaredType(), call.sink());
        vendor.accepted(reply.reply(), ERRORS);
        return ImagesResponse.read(reply);
    }

    private ImagesResponse stream(ProviderCall call, ImageRequest asked) {
        ImageEvents events = new ImageEvents(call.partials());
        HttpReply reply = vendor.door().events(asked.call(), BASE64, asked.declaredType(), call.sink(), events::hear);
        return events.whole(vendor, vendor.accepted(reply, ERRORS));
    }

    private MediaResult result(ProviderCall call, ImageRequest asked, ImagesResponse made) {
        if (made.data().isEmpty()) {
            throw vendor.malformed("the answer holds no picture");
        }
        Parameters size = made.sides(asked.size());
        List<Artifact> pictures = new ArrayList<>();
        for (ImagesResponse.Image image : made.data()) {
            Parameters facts = size.with("revised_prompt", image.revisedPrompt().orElse(null));
            pictures.add(new Artifact("image", content(call, image), facts));
        }
        // What was left open in the request, such as the quality, is told, since the price may depend on it.
        Parameters details = size.with("quality", made.quality().orElse(null));
        return new MediaResult(pictures, details, made.units(), Optional.empty(), asked.warnings(pictures.size()));
    }

    /** A picture that came by address is fetched at once, since the address expires. */
    private MediaContent content(ProviderCall call, ImagesResponse.Image image) {
        return image.content()
                .or(() -> image.url().map(url -> vendor.door().download(vendor.address(url), call.sink())))
                .orElseThrow(() -> vendor.malformed("the answer holds a picture with neither base64 nor an address"));
    }
}
