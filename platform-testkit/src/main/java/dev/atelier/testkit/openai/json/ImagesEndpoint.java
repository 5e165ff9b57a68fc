package dev.atelier.testkit.openai.json;

import com.fasterxml.jackson.core.JsonEncoding;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.atelier.testkit.vendor.PaddedPng;
import dev.atelier.testkit.vendor.VendorAnswer;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.IntFunction;

/** {@code POST /images/generations}: checks strictly, then answers with pictures in base64 or by address. */
public final class ImagesEndpoint {
    private static final Map<String, Integer> TOKENS = Map.of("low", 272, "medium", 1056, "high", 4160);

    private final ObjectMapper mapper = new ObjectMapper();
    private final IntFunction<List<PaddedPng>> painter;
    private final Function<PaddedPng, URI> host;

    /**
     * @param painter makes so many pictures, and charges for them
     * @param host gives a picture an address
     */
    public ImagesEndpoint(IntFunction<List<PaddedPng>> painter, Function<PaddedPng, URI> host) {
        this.painter = painter;
        this.host = host;
    }

    /** @throws OpenAiError for what the vendor refuses */
    public VendorAnswer generate(String text) {
        JsonNode body = parse(text);
        Family family = ImageRules.check(body);
        List<PaddedPng> pictures = painter.apply(body.path("n").asInt(1));
        return new VendorAnswer(
                200, Map.of("Content-Type", "application/json"), -1, out -> write(body, family, pictures, out));
    }

    private JsonNode parse(String text) {
        try {
            JsonNode body = mapper.readTree(text);
            if (body != null && body.isObject()) {
                return body;
            }
        } catch (JsonProcessingException noJson) {
            // Refused below, as anything else that is no object.
        }
        throw new OpenAiError(
                400, "invalid_request_error", null, null, "We could not parse the JSON body of your request.");
    }

    private void write(JsonNode body, Family family, List<PaddedPng> pictures, OutputStream out) throws IOException {
        try (JsonGenerator json = mapper.getFactory().createGenerator(out, JsonEncoding.UTF8)) {
            json.writeStartObject();
            json.writeNumberField("created", 1_795_000_000L);
            if (!family.isDallE()) {
                echo(body, json);
            }
            json.writeArrayFieldStart("data");
            for (PaddedPng picture : pictures) {
                picture(body, family, picture, json, out);
            }
            json.writeEndArray();
            if (!family.isDallE()) {
                usage(body, pictures.size(), json);
            }
            json.writeEndObject();
        }
    }

    private static void echo(JsonNode body, JsonGenerator json) throws IOException {
        json.writeStringField("background", body.path("background").asText("opaque"));
        json.writeStringField("output_format", body.path("output_format").asText("png"));
        json.writeStringField("quality", quality(body));
        json.writeStringField("size", body.path("size").asText("1024x1024").replace("auto", "1024x1024"));
    }

    private void picture(JsonNode body, Family family, PaddedPng picture, JsonGenerator json, OutputStream out)
            throws IOException {
        json.writeStartObject();
        if (family == Family.DALL_E_3) {
            json.writeStringField(
                    "revised_prompt", "In detail: " + body.path("prompt").asText());
        }
        if (family.isDallE() && !body.path("response_format").asText("url").equals("b64_json")) {
            json.writeStringField("url", host.apply(picture).toString());
        } else {
            json.writeFieldName("b64_json");
            json.writeRawValue("\"");
            json.flush();
            base64(picture, out);
            json.writeRaw('"');
        }
        json.writeEndObject();
    }

    /** Past the generator, so that no picture is ever held as text. */
    private static void base64(PaddedPng picture, OutputStream out) throws IOException {
        OutputStream open = new FilterOutputStream(out) {
            @Override
            public void write(byte[] bytes, int offset, int length) throws IOException {
                out.write(bytes, offset, length);
            }

            @Override
            public void close() throws IOException {
                flush();
            }
        };
        try (OutputStream encoder = Base64.getEncoder().wrap(open)) {
            picture.writeTo(encoder);
        }
    }

    private static void usage(JsonNode body, int count, JsonGenerator json) throws IOException {
        int read = 1 + body.path("prompt").asText().length() / 4;
        int drawn = count * TOKENS.getOrDefault(quality(body), 1056);
        json.writeObjectFieldStart("usage");
        json.writeNumberField("input_tokens", read);
        json.writeNumberField("output_tokens", drawn);
        json.writeNumberField("total_tokens", read + drawn);
        json.writeObjectFieldStart("input_tokens_details");
        json.writeNumberField("text_tokens", read);
        json.writeNumberField("image_tokens", 0);
        json.writeEndObject();
        json.writeObjectFieldStart("output_tokens_details");
        json.writeNumberField("image_tokens", drawn);
        json.writeNumberField("text_tokens", 0);
        json.writeEndObject();
        json.writeEndObject();
    }

    private static String quality(JsonNode body) {
        return body.path("quality").asText("auto").replace("auto", "medium");
    }
}
