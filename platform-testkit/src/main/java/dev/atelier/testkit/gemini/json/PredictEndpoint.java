package dev.atelier.testkit.gemini.json;

import com.fasterxml.jackson.core.JsonEncoding;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.atelier.testkit.vendor.PaddedPng;
import dev.atelier.testkit.vendor.VendorAnswer;
import dev.atelier.testkit.vendor.VendorRequest;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code POST /models/{id}:predict}, the shape of Imagen. */
public final class PredictEndpoint implements Endpoint {
    private static final Pattern PATH = Pattern.compile("/v1beta/models/([^/:]+):predict");
    private static final Pattern MODELS = Pattern.compile("imagen-4\\.0-(fast-|ultra-)?generate-\\d{3}");
    private static final List<String> RATIOS = List.of("1:1", "3:4", "4:3", "9:16", "16:9");
    private static final List<String> PEOPLE = List.of("dont_allow", "allow_adult", "allow_all");

    private final JsonFactory factory = new JsonFactory();
    private final Studio studio;

    public PredictEndpoint(Studio studio) {
        this.studio = studio;
    }

    @Override
    public Optional<VendorAnswer> answer(VendorRequest request) {
        Matcher path = PATH.matcher(request.path());
        return path.matches() && request.method().equals("POST")
                ? Optional.of(predict(path.group(1), Form.body(request, "instances", "parameters")))
                : Optional.empty();
    }

    private VendorAnswer predict(String model, Form body) {
        if (!MODELS.matcher(model).matches()) {
            throw GeminiError.notFound(model);
        }
        List<Form> instances = body.objects("instances", "prompt");
        if (instances.size() != 1) {
            throw body.wrong("instances", "must hold exactly one instance");
        }
        String prompt = instances.get(0).text("prompt");
        int count = body.object(
                        "parameters",
                        "sampleCount",
                        "aspectRatio",
                        "sampleImageSize",
                        "personGeneration",
                        "safetySetting",
                        "guidanceScale",
                        "language",
                        "includeSafetyAttributes",
                        "includeRaiReason",
                        "outputOptions")
                .map(parameters -> check(model, parameters))
                .orElse(4);
        if (prompt.contains("forbidden")) {
            // As the vendor does: 200, and nothing in it.
            return VendorAnswer.json(200, "{}");
        }
        long first = studio.charge(count);
        return new VendorAnswer(
                200, Map.of("Content-Type", "application/json"), -1, out -> write(prompt, first, count, out));
    }

    /** Answers how many pictures. */
    private static int check(String model, Form parameters) {
        parameters.choice("aspectRatio", RATIOS);
        parameters.choice("personGeneration", PEOPLE);
        parameters.choice("sampleImageSize", model.contains("fast") ? List.of() : List.of("1K", "2K"));
        parameters.number("guidanceScale", 0, 100);
        parameters.flag("includeRaiReason", false);
        parameters.object("outputOptions", "mimeType", "compressionQuality").ifPresent(output -> {
            output.choice("mimeType", List.of("image/png", "image/jpeg"));
            output.integer("compressionQuality", 0, 100, 75);
        });
        return parameters.integer("sampleCount", 1, 4, 4);
    }

    /** Of pictures for a prompt with the word {@code risky} all but the first are filtered. */
    private void write(String prompt, long first, int count, OutputStream out) throws IOException {
        try (JsonGenerator json = factory.createGenerator(out, JsonEncoding.UTF8)) {
            json.writeStartObject();
            json.writeArrayFieldStart("predictions");
            for (int i = 0; i < count; i++) {
                json.writeStartObject();
                if (i > 0 && prompt.contains("risky")) {
                    json.writeStringField("raiFilteredReason", "Unable to show generated images: 89371032");
                } else {
                    PaddedPng picture = new PaddedPng(first + i, studio.resultBytes());
                    json.writeStringField("mimeType", "image/png");
                    MediaText.write(json, out, "bytesBase64Encoded", picture::writeTo);
                }
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeEndObject();
        }
    }
}
