package dev.atelier.testkit.openai.json;

import com.fasterxml.jackson.core.JsonEncoding;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import dev.atelier.testkit.vendor.PaddedPng;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Pictures as the vendor answers them, written without ever being held.
 *
 * @param body what was asked
 * @param family of the model
 * @param pictures what was made
 * @param host gives a picture an address
 */
record PictureAnswer(JsonNode body, Family family, List<PaddedPng> pictures, Function<PaddedPng, URI> host) {
    private static final Map<String, Integer> TOKENS = Map.of("low", 272, "medium", 1056, "high", 4160);
    private static final int PREVIEW_BYTES = 2000;
    private static final JsonFactory JSON = new JsonFactory();

    /** As one JSON object. */
    void write(OutputStream out) throws IOException {
        try (JsonGenerator json = generator(out)) {
            json.writeStartObject();
            json.writeNumberField("created", 1_795_000_000L);
            if (!family.isDallE()) {
                echo(json);
            }
            json.writeArrayFieldStart("data");
            for (PaddedPng picture : pictures) {
                json.writeStartObject();
                picture(picture, json, out);
                json.writeEndObject();
            }
            json.writeEndArray();
            if (!family.isDallE()) {
                usage(json);
            }
            json.writeEndObject();
        }
    }

    /** As events: the previews that were asked for, then each picture. */
    void stream(OutputStream out) throws IOException {
        for (int index = 0; index < body.path("partial_images").asInt(0); index++) {
            event("partial_image", new PaddedPng(1000L + index, PREVIEW_BYTES), index, out);
        }
        for (PaddedPng picture : pictures) {
            event("completed", picture, -1, out);
        }
    }

    private void event(String kind, PaddedPng picture, int index, OutputStream out) throws IOException {
        String type = (body.path("edited").asBoolean() ? "image_edit." : "image_generation.") + kind;
        out.write(("event: " + type + "\ndata: ").getBytes(StandardCharsets.UTF_8));
        try (JsonGenerator json = generator(out)) {
            json.writeStartObject();
            json.writeStringField("type", type);
            base64(picture, json, out);
            json.writeNumberField("created_at", 1_795_000_000L);
            echo(json);
            if (index >= 0) {
                json.writeNumberField("partial_image_index", index);
            } else {
                usage(json);
            }
            json.writeEndObject();
        }
        out.write("\n\n".getBytes(StandardCharsets.UTF_8));
        out.flush();
    }

    private static JsonGenerator generator(OutputStream out) throws IOException {
        return JSON.createGenerator(out, JsonEncoding.UTF8).disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
    }

    private void echo(JsonGenerator json) throws IOException {
        json.writeStringField("background", body.path("background").asText("opaque"));
        json.writeStringField("output_format", body.path("output_format").asText("png"));
        json.writeStringField("quality", quality());
        json.writeStringField("size", body.path("size").asText("auto").replace("auto", "1024x1024"));
    }

    private void picture(PaddedPng picture, JsonGenerator json, OutputStream out) throws IOException {
        if (family == Family.DALL_E_3) {
            json.writeStringField(
                    "revised_prompt", "In detail: " + body.path("prompt").asText());
        }
        if (family.isDallE() && !body.path("response_format").asText("url").equals("b64_json")) {
            json.writeStringField("url", host.apply(picture).toString());
        } else {
            base64(picture, json, out);
        }
    }

    /** Past the generator, so that no picture is ever held as text. */
    private static void base64(PaddedPng picture, JsonGenerator json, OutputStream out) throws IOException {
        json.writeFieldName("b64_json");
        json.writeRawValue("\"");
        json.flush();
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
        json.writeRaw('"');
    }

    private void usage(JsonGenerator json) throws IOException {
        int read = 1 + body.path("prompt").asText().length() / 4;
        int seen = body.path("edited").asBoolean() ? 323 : 0;
        int drawn = pictures.size() * TOKENS.getOrDefault(quality(), 1056);
        json.writeObjectFieldStart("usage");
        json.writeNumberField("input_tokens", read + seen);
        json.writeNumberField("output_tokens", drawn);
        json.writeNumberField("total_tokens", read + seen + drawn);
        tokens("input_tokens_details", read, seen, json);
        tokens("output_tokens_details", 0, drawn, json);
        json.writeEndObject();
    }

    private static void tokens(String name, int text, int image, JsonGenerator json) throws IOException {
        json.writeObjectFieldStart(name);
        json.writeNumberField("text_tokens", text);
        json.writeNumberField("image_tokens", image);
        json.writeEndObject();
    }

    private String quality() {
        return body.path("quality").asText("auto").replace("auto", "medium");
    }
}
