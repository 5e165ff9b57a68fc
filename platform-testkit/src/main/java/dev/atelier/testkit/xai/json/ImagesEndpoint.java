package dev.atelier.testkit.xai.json;

import com.fasterxml.jackson.core.JsonEncoding;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import dev.atelier.testkit.vendor.SampleMedia;
import dev.atelier.testkit.vendor.VendorAnswer;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** {@code POST /images/generations} and {@code /images/edits}. */
public final class ImagesEndpoint {
    static final List<String> TYPES = List.of("image/png", "image/jpeg", "image/webp");
    private static final long TICKS = 200_000_000;
    private static final Rules PICTURE =
            new Rules().must("type", Rules.choice("image_url")).must("url", Rules.address(TYPES));
    /** The old model takes less. */
    private static final String OLD = "grok-2-image";

    private final JsonFactory json = new JsonFactory();
    private final Works works;

    public ImagesEndpoint(Works works) {
        this.works = works;
    }

    public VendorAnswer generate(String text) {
        JsonNode body = generation().check(text);
        if (body.path("model").asText().startsWith(OLD) && (body.has("aspect_ratio") || body.has("resolution"))) {
            throw XaiError.plain(400, "Argument not supported: aspect_ratio or resolution");
        }
        return answer(body);
    }

    public VendorAnswer edit(String text) {
        JsonNode body = generation()
                .may("image", Rules.object(PICTURE))
                .may("images", Rules.list(2, 5, Rules.object(PICTURE)))
                .check(text);
        if (body.has("image") == body.has("images")) {
            throw XaiError.parameter("image", "Exactly one of image and images is required");
        }
        return answer(body);
    }

    private static Rules generation() {
        return new Rules()
                .must("model", Rules.text(100))
                .must("prompt", Rules.text(100_000))
                .may("n", Rules.integer(1, 10))
                .may("response_format", Rules.choice("url", "b64_json"))
                .may(
                        "aspect_ratio",
                        Rules.choice(
                                "1:1", "16:9", "9:16", "4:3", "3:4", "3:2", "2:3", "2:1", "1:2", "19.5:9", "9:19.5",
                                "20:9", "9:20", "auto"))
                .may("resolution", Rules.choice("1k", "2k"))
                .may("quality", Rules.choice("low", "medium", "high"))
                .may("user", Rules.text(256));
    }

    private VendorAnswer answer(JsonNode body) {
        List<Long> numbers = IntStream.range(0, body.path("n").asInt(1))
                .mapToObj(any -> works.make())
                .toList();
        return new VendorAnswer(200, Map.of("Content-Type", "application/json"), -1, out -> write(body, numbers, out));
    }

    private void write(JsonNode body, List<Long> numbers, OutputStream out) throws IOException {
        try (JsonGenerator writer = json.createGenerator(out, JsonEncoding.UTF8)) {
            writer.writeStartObject();
            writer.writeArrayFieldStart("data");
            for (long number : numbers) {
                picture(body, number, writer, out);
            }
            writer.writeEndArray();
            writer.writeStringField("model", body.path("model").asText());
            writer.writeObjectFieldStart("usage");
            writer.writeNumberField("cost_in_usd_ticks", TICKS * numbers.size());
            writer.writeEndObject();
            writer.writeEndObject();
        }
    }

    private void picture(JsonNode body, long number, JsonGenerator writer, OutputStream out) throws IOException {
        boolean refused = Works.refused(body.path("prompt").asText());
        writer.writeStartObject();
        writer.writeBooleanField("respect_moderation", !refused);
        writer.writeStringField("revised_prompt", body.path("prompt").asText());
        if (refused) {
            writer.writeStringField("url", "");
        } else if (body.path("response_format").asText("url").equals("url")) {
            writer.writeStringField("url", works.address(number, "jpeg").toString());
        } else {
            writer.writeFieldName("b64_json");
            writer.writeRawValue("\"");
            writer.flush();
            base64(number, out);
            writer.writeRaw('"');
        }
        writer.writeEndObject();
    }

    /** Past the generator, so that no picture is ever held as text. */
    private void base64(long number, OutputStream out) throws IOException {
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
            works.answer(SampleMedia.JPEG, number).body().writeTo(encoder);
        }
    }
}
