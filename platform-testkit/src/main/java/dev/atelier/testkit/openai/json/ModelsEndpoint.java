package dev.atelier.testkit.openai.json;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.atelier.testkit.vendor.VendorAnswer;

/** {@code GET /models} and {@code GET /models/{id}}: the ids and the days on which they are shut. */
public final class ModelsEndpoint {
    public VendorAnswer list() {
        ObjectNode root = JsonNodeFactory.instance.objectNode().put("object", "list");
        ArrayNode data = root.putArray("data");
        Family.models().stream().sorted().map(ModelsEndpoint::model).forEach(data::add);
        return VendorAnswer.json(200, root.toString());
    }

    /** @throws OpenAiError if there is no such model */
    public VendorAnswer get(String id) {
        if (!Family.models().contains(id)) {
            throw new OpenAiError(
                    404, "invalid_request_error", "model", "model_not_found", "The model '" + id + "' does not exist");
        }
        return VendorAnswer.json(200, model(id).toString());
    }

    private static ObjectNode model(String id) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("id", id)
                .put("object", "model")
                .put("created", 1_760_000_000L)
                .put("owned_by", "system")
                .put("shutdown_date", Family.shutdown(id).orElse(null));
    }
}
