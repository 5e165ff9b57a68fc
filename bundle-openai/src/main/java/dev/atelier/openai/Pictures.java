package dev.atelier.openai;

import dev.atelier.core.Parameters;
import dev.atelier.core.http.HttpBody;
import dev.atelier.core.http.HttpCall;
import dev.atelier.core.http.HttpReply;
import dev.atelier.core.http.JsonReply;
import dev.atelier.core.media.Dimensions;
import dev.atelier.core.media.MediaContent;
import dev.atelier.core.operation.Artifact;
import dev.atelier.core.operation.MediaResult;
import dev.atelier.core.operation.Operation;
import dev.atelier.core.provider.ProviderAnswer;
import dev.atelier.core.provider.ProviderCall;
import dev.atelier.core.vendor.Vendor;
import dev.atelier.core.vendor.VendorError;
import dev.atelier.openai.wire.ApiError;
import dev.atelier.openai.wire.ImageRequest;
import dev.atelier.openai.wire.ImagesResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Pictures by GPT image models and by DALL-E. */
final class Pictures implements Dialect {
    private static final Function<HttpReply, VendorError> ERRORS = ApiError.reader(Map.of("size", "width"));

    private final Vendor vendor;

    Pictures(Vendor vendor) {
        this.vendor = vendor;
    }

    @Override
    public ProviderAnswer start(ProviderCall call) {
        if (!call.request().operation().equals(Operation.IMAGE_GENERATE)) {
            throw vendor.unsupported(call.request().operation());
        }
        ImageRequest asked = ImageRequest.of(call);
        HttpCall submit = HttpCall.buy(
                "/images/generations", new HttpBody.Json(asked.body().canonical()));
        JsonReply reply = vendor.door().json(submit, Set.of("b64_json"), asked.declaredType(), call.sink());
        vendor.accepted(reply.reply(), ERRORS);
        return new ProviderAnswer.Finished(result(call, asked, reply));
    }

    private MediaResult result(ProviderCall call, ImageRequest asked, JsonReply reply) {
        ImagesResponse response = ImagesResponse.read(reply.reply().body());
        if (response.data().isEmpty()) {
            throw vendor.malformed("the answer holds no picture");
        }
        Dimensions size = response.size().flatMap(Dimensions::parse).orElse(asked.size());
        List<Artifact> pictures = new ArrayList<>();
        for (ImagesResponse.Image image : response.data()) {
            Parameters facts =
                    facts(size).with("revised_prompt", image.revisedPrompt().orElse(null));
            pictures.add(new Artifact("image", content(call, image, reply), facts));
        }
        List<String> warnings = new ArrayList<>(asked.warnings());
        if (pictures.size() < asked.count()) {
            warnings.add("asked for " + asked.count() + " pictures, OpenAI made " + pictures.size());
        }
        // What was left open in the request, such as the quality, is told, since the price may depend on it.
        Parameters details = facts(size).with("quality", response.quality().orElse(null));
        return new MediaResult(pictures, details, response.units(), Optional.empty(), warnings);
    }

    /** A picture that came by address is fetched at once, since the address expires. */
    private MediaContent content(ProviderCall call, ImagesResponse.Image image, JsonReply reply) {
        return image.b64Json()
                .flatMap(reply::content)
                .or(() -> image.url().map(url -> vendor.door().download(vendor.address(url), call.sink())))
                .orElseThrow(() -> vendor.malformed("the answer holds a picture with neither base64 nor an address"));
    }

    private static Parameters facts(Dimensions size) {
        return Parameters.of("width", size.width()).with("height", size.height());
    }
}
