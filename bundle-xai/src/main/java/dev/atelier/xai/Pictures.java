package dev.atelier.xai;

import dev.atelier.core.MicroDollars;
import dev.atelier.core.Parameters;
import dev.atelier.core.error.ErrorKind;
import dev.atelier.core.error.Failure;
import dev.atelier.core.error.MediaException;
import dev.atelier.core.http.HttpCall;
import dev.atelier.core.http.JsonReply;
import dev.atelier.core.media.MediaContent;
import dev.atelier.core.media.MediaType;
import dev.atelier.core.model.PriceUnit;
import dev.atelier.core.operation.Artifact;
import dev.atelier.core.operation.MediaResult;
import dev.atelier.core.provider.ProviderAnswer;
import dev.atelier.core.provider.ProviderCall;
import dev.atelier.core.vendor.Vendor;
import dev.atelier.xai.wire.ApiError;
import dev.atelier.xai.wire.ImageRequest;
import dev.atelier.xai.wire.ImagesResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Pictures from words, or from words and pictures. */
final class Pictures {
    private final Vendor vendor;

    Pictures(Vendor vendor) {
        this.vendor = vendor;
    }

    ProviderAnswer make(ProviderCall call) {
        ImageRequest asked = ImageRequest.of(call);
        HttpCall submit = HttpCall.buy(asked.path(), asked.body());
        JsonReply reply = vendor.door().json(submit, Set.of("b64_json"), MediaType.JPEG, call.sink());
        vendor.accepted(reply.reply(), ApiError::read);
        return new ProviderAnswer.Finished(result(call, asked, reply));
    }

    private MediaResult result(ProviderCall call, ImageRequest asked, JsonReply reply) {
        ImagesResponse response = ImagesResponse.read(reply.reply().body());
        if (response.data().isEmpty()) {
            throw vendor.malformed("the answer holds no picture");
        }
        List<Artifact> pictures = new ArrayList<>();
        for (ImagesResponse.Image image : response.data()) {
            if (image.allowed()) {
                Parameters facts = Parameters.EMPTY.with(
                        "revised_prompt", image.revisedPrompt().orElse(null));
                pictures.add(new Artifact("image", content(call, image, reply), facts));
            }
        }
        if (pictures.isEmpty()) {
            throw withheld(response);
        }
        List<String> warnings = new ArrayList<>(asked.warnings());
        if (pictures.size() < asked.count()) {
            long moderated =
                    response.data().stream().filter(image -> !image.allowed()).count();
            warnings.add("asked for " + asked.count() + " pictures, " + pictures.size() + " came and " + moderated
                    + " were withheld by xAI's moderation");
        }
        Map<String, Long> units =
                Map.of(PriceUnit.IMAGE.key(), (long) response.data().size());
        return new MediaResult(pictures, asked.shape(), units, response.cost(), warnings);
    }

    /** A picture that came by address is fetched at once, since the address expires. */
    private MediaContent content(ProviderCall call, ImagesResponse.Image image, JsonReply reply) {
        return image.b64Json()
                .flatMap(reply::content)
                .or(() -> image.url().map(url -> vendor.door().download(vendor.address(url), call.sink())))
                .orElseThrow(() -> vendor.malformed("the answer holds a picture with neither base64 nor an address"));
    }

    /** Said with HTTP 200, and charged like a picture. */
    private MediaException withheld(ImagesResponse response) {
        return vendor.failure(Failure.of(ErrorKind.MODERATED, "xAI's moderation withheld what was made")
                .withCharge(response.cost().orElse(MicroDollars.ZERO)));
    }
}
