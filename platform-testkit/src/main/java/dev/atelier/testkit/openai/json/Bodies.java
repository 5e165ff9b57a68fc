package dev.atelier.testkit.openai.json;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.atelier.testkit.vendor.FormPart;
import dev.atelier.testkit.vendor.VendorRequest;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads what is sent, as JSON or as a form. */
final class Bodies {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private Bodies() {}

    /** A JSON object, sent as such. */
    static ObjectNode json(VendorRequest request) {
        require(request, "application/json");
        try {
            JsonNode body = MAPPER.readTree(request.body());
            if (body instanceof ObjectNode object) {
                return object;
            }
        } catch (JsonProcessingException noJson) {
            // Refused below, as anything else that is no object.
        }
        throw refused(null, "We could not parse the JSON body of your request.");
    }

    /** The parts of a form, sent as such. */
    static List<FormPart> form(VendorRequest request) {
        require(request, "multipart/form-data");
        return request.form().orElseThrow(() -> refused(null, "Could not parse multipart form"));
    }

    /**
     * The fields of a form that are no files, as JSON: numbers and truth values travel as text. Names that end in {@code
     * []} make lists.
     */
    static ObjectNode fields(List<FormPart> form) {
        ObjectNode fields = JsonNodeFactory.instance.objectNode();
        for (FormPart part : form.stream().filter(part -> !part.isFile()).toList()) {
            if (part.name().endsWith("[]")) {
                fields.withArray("/" + part.name()).add(part.text());
            } else if (fields.has(part.name())) {
                throw OpenAiError.parameter(
                        part.name(), "invalid_value", "Duplicate parameter: '" + part.name() + "'.");
            } else {
                fields.set(part.name(), value(part.text()));
            }
        }
        return fields;
    }

    private static JsonNode value(String text) {
        if (text.matches("-?\\d{1,9}")) {
            return JsonNodeFactory.instance.numberNode(Integer.parseInt(text));
        } else if (text.matches("-?\\d{1,9}\\.\\d{1,17}")) {
            return JsonNodeFactory.instance.numberNode(Double.parseDouble(text));
        }
        return text.matches("true|false")
                ? JsonNodeFactory.instance.booleanNode(Boolean.parseBoolean(text))
                : JsonNodeFactory.instance.textNode(text);
    }

    private static void require(VendorRequest request, String type) {
        String sent = request.header("content-type").orElse("");
        if (!sent.startsWith(type)) {
            throw refused("unsupported_content_type", "Unsupported content type: '" + sent + "'.");
        }
    }

    private static OpenAiError refused(@Nullable String code, String message) {
        return new OpenAiError(400, "invalid_request_error", null, code, message);
    }
}
