package dev.atelier.testkit.flux.json;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A submit that was checked.
 *
 * @param prompt what to draw
 * @param ending of the result's file
 * @param credits what it costs
 * @param webhook where to tell the end
 * @param secret what that is signed with
 */
public record Order(
        String prompt, String ending, BigDecimal credits, Optional<String> webhook, Optional<String> secret) {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final long MOST_PIXELS = 2048L * 2048;

    /** @throws FluxError for what the vendor refuses */
    public static Order of(String model, String text) {
        FluxModels.Model rules = FluxModels.of(model).orElseThrow(() -> FluxError.of(404, "Not Found"));
        JsonNode body = parse(text);
        check(body, rules.fields());
        if (body.path("width").asLong() * body.path("height").asLong() > MOST_PIXELS) {
            throw FluxError.field("width", "value_error", "At most 4 megapixels");
        }
        String ending = model.contains("video")
                ? "mp4"
                : body.path("output_format").asText(model.contains("kontext") ? "png" : "jpeg");
        return new Order(
                body.path("prompt").asText(),
                ending,
                rules.credits(),
                Optional.ofNullable(body.path("webhook_url").textValue()),
                Optional.ofNullable(body.path("webhook_secret").textValue()));
    }

    private static void check(JsonNode body, Map<String, Rule> rules) {
        body.fieldNames().forEachRemaining(name -> {
            if (!rules.containsKey(name)) {
                throw FluxError.field(name, "extra_forbidden", "Extra inputs are not permitted");
            }
        });
        new TreeMap<>(rules).forEach((name, rule) -> {
            JsonNode value = body.path(name);
            if (value.isMissingNode() && rule.required()) {
                throw FluxError.field(name, "missing", "Field required");
            } else if (!value.isMissingNode() && !rule.allows().test(value)) {
                throw FluxError.field(name, "value_error", rule.says());
            }
        });
    }

    private static JsonNode parse(String text) {
        try {
            JsonNode body = MAPPER.readTree(text);
            if (body != null && body.isObject()) {
                return body;
            }
        } catch (JsonProcessingException noJson) {
            // Refused below, as anything else that is no object.
        }
        throw FluxError.of(400, "There was an error parsing the body");
    }
}
