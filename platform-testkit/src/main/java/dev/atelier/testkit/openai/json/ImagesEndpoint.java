package dev.atelier.testkit.openai.json;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.atelier.testkit.vendor.FormPart;
import dev.atelier.testkit.vendor.PaddedPng;
import dev.atelier.testkit.vendor.VendorAnswer;
import dev.atelier.testkit.vendor.VendorRequest;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** {@code POST /images/generations}, {@code /images/edits} and {@code /images/variations}. */
public final class ImagesEndpoint implements Endpoint {
    private static final String PATH = "/v1/images/";

    private final Works works;
    private final Function<PaddedPng, URI> host;

    /** @param host gives a picture an address */
    public ImagesEndpoint(Works works, Function<PaddedPng, URI> host) {
        this.works = works;
        this.host = host;
    }

    @Override
    public Optional<VendorAnswer> answer(VendorRequest request) {
        if (request.is("POST", PATH + "generations")) {
            ObjectNode body = Bodies.json(request);
            return Optional.of(answer(body, ImageRules.check(ImageRules.Call.GENERATE, body)));
        } else if (request.is("POST", PATH + "edits")) {
            return Optional.of(formed(request, ImageRules.Call.EDIT));
        }
        return request.is("POST", PATH + "variations")
                ? Optional.of(formed(request, ImageRules.Call.VARIATION))
                : Optional.empty();
    }

    private VendorAnswer formed(VendorRequest request, ImageRules.Call call) {
        List<FormPart> form = Bodies.form(request);
        ObjectNode fields = Bodies.fields(form);
        Family family = ImageRules.check(call, fields);
        ImageFiles.check(form, family, call);
        return answer(fields.put("edited", call == ImageRules.Call.EDIT), family);
    }

    private VendorAnswer answer(ObjectNode body, Family family) {
        List<PaddedPng> pictures = works.paint(body.path("n").asInt(1));
        PictureAnswer answer = new PictureAnswer(body, family, pictures, host);
        boolean streamed = body.path("stream").asBoolean(false);
        return new VendorAnswer(
                200,
                Map.of("Content-Type", streamed ? "text/event-stream" : "application/json"),
                -1,
                streamed ? answer::stream : answer::write);
    }
}
