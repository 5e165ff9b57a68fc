package dev.atelier.testkit.openai.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What the calls for pictures refuse, field by field. */
final class ImageRules {
    private static final Set<String> COMMON = Set.of("model", "n", "size", "user");
    private static final Set<String> GPT = Set.of(
            "prompt", "quality", "background", "output_format", "output_compression", "stream", "partial_images");
    private static final Set<String> DALL_E = Set.of("response_format");

    /** Beyond those, what a call knows. */
    private static final Map<Call, Set<String>> GPT_MORE =
            Map.of(Call.GENERATE, Set.of("moderation"), Call.EDIT, Set.of("input_fidelity"));

    private static final Map<Call, Set<String>> DALL_E_MORE =
            Map.of(Call.GENERATE, Set.of("prompt", "quality", "style"), Call.EDIT, Set.of("prompt"));

    private final JsonNode body;
    private final Family family;

    /** The calls. */
    enum Call {
        GENERATE,
        EDIT,
        VARIATION
    }

    /** @throws OpenAiError for what the vendor refuses */
    static Family check(Call call, JsonNode body) {
        Family family = Family.called(body.path("model").asText(""));
        boolean able = switch (call) {
            case GENERATE -> true;
            case EDIT -> family != Family.DALL_E_3;
            case VARIATION -> family == Family.DALL_E_2;
        };
        if (!able) {
            throw OpenAiError.parameter("model", "invalid_value", "Invalid value: the model does not do this.");
        }
        ImageRules rules = new ImageRules(body, family);
        rules.names(call);
        rules.values(call);
        return family;
    }

    private ImageRules(JsonNode body, Family family) {
        this.body = body;
        this.family = family;
    }

    private void names(Call call) {
        for (Iterator<String> names = body.fieldNames(); names.hasNext(); ) {
            String name = names.next();
            if (!knows(call, name)) {
                throw OpenAiError.parameter(name, "unknown_parameter", "Unknown parameter: '" + name + "'.");
            }
        }
    }

    private boolean knows(Call call, String name) {
        return COMMON.contains(name)
                || (family.isDallE() ? DALL_E : GPT).contains(name)
                || (family.isDallE() ? DALL_E_MORE : GPT_MORE)
                        .getOrDefault(call, Set.of())
                        .contains(name);
    }

    private void values(Call call) {
        if (call != Call.VARIATION) {
            prompt();
        }
        integer("n", 1, family.mostPictures);
        size();
        choices();
        if (!family.isDallE()) {
            compression();
            integer("partial_images", 0, 3);
            fidelity();
        }
        moderation();
    }

    /** Only older models have a choice. */
    private void fidelity() {
        if (family == Family.GPT_IMAGE) {
            boolean mini = body.path("model").asText().contains("mini");
            choice("input_fidelity", mini ? List.of("low") : List.of("low", "high"));
        } else if (body.has("input_fidelity")) {
            throw OpenAiError.parameter(
                    "input_fidelity", "invalid_value", "This model does not take 'input_fidelity'.");
        }
    }

    private void prompt() {
        JsonNode prompt = body.path("prompt");
        if (!prompt.isTextual() || prompt.asText().isEmpty()) {
            throw OpenAiError.parameter(
                    "prompt", "missing_required_parameter", "Missing required parameter: 'prompt'.");
        } else if (prompt.asText().length() > family.longestPrompt) {
            throw OpenAiError.parameter(
                    "prompt", "string_above_max_length", "Invalid 'prompt': at most " + family.longestPrompt + ".");
        }
    }

    private void choices() {
        switch (family) {
            case DALL_E_2 -> choice("quality", List.of("standard"));
            case DALL_E_3 -> choice("quality", List.of("standard", "hd"));
            case GPT_IMAGE_25 -> choice("quality", List.of("auto", "low", "medium", "high", "xhigh", "max"));
            default -> choice("quality", List.of("auto", "low", "medium", "high"));
        }
        if (family != Family.DALL_E_3 && body.has("style")) {
            throw OpenAiError.parameter("style", "unknown_parameter", "Unknown parameter: 'style'.");
        }
        choice("style", List.of("vivid", "natural"));
        choice("response_format", List.of("url", "b64_json"));
        choice("background", List.of("auto", "transparent", "opaque"));
        choice("output_format", List.of("png", "jpeg", "webp"));
        choice("moderation", List.of("auto", "low"));
    }

    private void choice(String name, List<String> allowed) {
        JsonNode value = body.path(name);
        if (!(value instanceof MissingNode) && !allowed.contains(value.asText())) {
            throw OpenAiError.parameter(
                    name,
                    "invalid_value",
                    "Invalid value: '" + value.asText() + "'. Supported values are: " + allowed + ".");
        }
    }

    private void integer(String name, int least, int most) {
        JsonNode value = body.path(name);
        if (!(value instanceof MissingNode)
                && (!value.isIntegralNumber() || value.asInt() < least || value.asInt() > most)) {
            throw OpenAiError.parameter(
                    name, "invalid_value", "Invalid '" + name + "': must be an integer from " + least + " to " + most);
        }
    }

    private void compression() {
        integer("output_compression", 0, 100);
        String format = body.path("output_format").asText("png");
        if (format.equals("png") && body.path("output_compression").asInt(100) < 100) {
            throw OpenAiError.parameter(
                    "output_compression", "invalid_value", "Compression less than 100 is not supported for PNG.");
        } else if (format.equals("jpeg") && body.path("background").asText().equals("transparent")) {
            throw OpenAiError.parameter(
                    "background", "invalid_value", "Transparent background is not supported for JPEG.");
        }
    }

    private void size() {
        String size = body.path("size").asText(family.isDallE() ? "1024x1024" : "auto");
        boolean good = switch (family) {
            case DALL_E_2 -> List.of("256x256", "512x512", "1024x1024").contains(size);
            case DALL_E_3 -> List.of("1024x1024", "1792x1024", "1024x1792").contains(size);
            case GPT_IMAGE ->
                List.of("auto", "1024x1024", "1536x1024", "1024x1536").contains(size);
            default -> size.equals("auto") || free(size);
        };
        if (!good) {
            throw OpenAiError.parameter("size", "invalid_value", "Invalid value: '" + size + "'.");
        }
    }

    private static boolean free(String size) {
        List<Integer> sides = new ArrayList<>();
        for (String side : size.split("x")) {
            sides.add(side.matches("\\d{1,5}") ? Integer.parseInt(side) : 0);
        }
        if (sides.size() != 2) {
            return false;
        }
        int longer = Math.max(sides.get(0), sides.get(1));
        int shorter = Math.min(sides.get(0), sides.get(1));
        return shorter > 0
                && longer <= 3840
                && shorter <= 2160
                && longer <= 3 * shorter
                && longer % 16 == 0
                && shorter % 16 == 0;
    }

    private void moderation() {
        if (body.path("prompt").asText().contains("forbidden")) {
            throw new OpenAiError(
                    400,
                    family.isDallE() ? "invalid_request_error" : "image_generation_user_error",
                    null,
                    family.isDallE() ? "content_policy_violation" : "moderation_blocked",
                    "Your request was rejected by the safety system.");
        }
    }
}
