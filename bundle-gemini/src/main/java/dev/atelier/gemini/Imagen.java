package dev.atelier.gemini;

import dev.atelier.core.Parameters;
import dev.atelier.core.error.ErrorKind;
import dev.atelier.core.http.HttpBody;
import dev.atelier.core.http.HttpCall;
import dev.atelier.core.http.JsonReply;
import dev.atelier.core.media.MediaType;
import dev.atelier.core.operation.Artifact;
import dev.atelier.core.operation.MediaResult;
import dev.atelier.core.operation.Operation;
import dev.atelier.core.provider.ProviderAnswer;
import dev.atelier.core.provider.ProviderCall;
import dev.atelier.core.vendor.Dialect;
import dev.atelier.core.vendor.Vendor;
import dev.atelier.gemini.wire.ApiError;
import dev.atelier.gemini.wire.PredictRequest;
import dev.atelier.gemini.wire.PredictResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Pictures by Imagen, which Google has retired and compatible servers still speak. */
final class Imagen implements Dialect {
    private final Vendor vendor;

    Imagen(Vendor vendor) {
        this.vendor = vendor;
    }

    @Override
    public ProviderAnswer start(ProviderCall call) {
        if (!call.request().operation().equals(Operation.IMAGE_GENERATE)) {
            throw vendor.unsupported(call.request().operation());
        }
        PredictRequest asked = PredictRequest.of(call);
        HttpCall submit = HttpCall.buy(
                "/models/" + call.model().id() + ":predict",
                new HttpBody.Json(asked.body().canonical()));
        JsonReply reply = vendor.door().json(submit, Set.of("bytesBase64Encoded"), MediaType.PNG, call.sink());
        vendor.accepted(reply.reply(), ApiError::read);
        return new ProviderAnswer.Finished(result(asked, reply));
    }

    private MediaResult result(PredictRequest asked, JsonReply reply) {
        PredictResponse response = PredictResponse.read(reply.reply().body())
                .orElseThrow(() -> vendor.malformed("the answer is no JSON object"));
        if (response.pictures().isEmpty()) {
            // Imagen answers 200 with nothing in it when all of its pictures were filtered.
            throw vendor.failure(
                    ErrorKind.MODERATED,
                    "Imagen's safety filters withheld all pictures: " + String.join(", ", response.filtered()));
        }
        List<Artifact> pictures = new ArrayList<>();
        for (String picture : response.pictures()) {
            pictures.add(new Artifact(
                    "image",
                    reply.content(picture).orElseThrow(() -> vendor.malformed("a picture in the answer is empty"))));
        }
        List<String> warnings = new ArrayList<>(asked.warnings());
        if (pictures.size() < asked.count()) {
            warnings.add("asked for " + asked.count() + " pictures, " + pictures.size() + " came; withheld: "
                    + String.join(", ", response.filtered()));
        }
        return new MediaResult(pictures, Parameters.EMPTY, Map.of(), Optional.empty(), warnings);
    }
}
