package dev.atelier.testkit.gemini.json;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.atelier.testkit.vendor.VendorAnswer;
import dev.atelier.testkit.vendor.VendorRequest;
import java.util.List;
import java.util.Optional;

/** {@code GET /models} and {@code GET /models/{id}}: models that live, and what can be asked of them. */
public final class ModelsEndpoint implements Endpoint {
    private static final String PATH = "/v1beta/models";
    private static final List<String> MODELS = List.of(
            "gemini-4-argon",
            "gemini-4-carbon",
            "gemini-3.8-flash",
            "gemini-3.8-flash-tts",
            "gemini-3.8-flash-lite-tts",
            "gemini-3.5-transcribe",
            "gemini-3.1-flash-image",
            "gemini-3.1-flash-lite-image",
            "gemini-3-pro-image",
            "gemini-nano-banana-2.1",
            "gemini-2.5-flash-image");

    @Override
    public Optional<VendorAnswer> answer(VendorRequest request) {
        if (request.is("GET", PATH)) {
            ObjectNode root = JsonNodeFactory.instance.objectNode();
            ArrayNode models = root.putArray("models");
            MODELS.forEach(id -> models.add(model(id)));
            return Optional.of(VendorAnswer.json(200, root.toString()));
        } else if (request.method().equals("GET") && request.plainPath().startsWith(PATH + "/")) {
            String id = request.plainPath().substring(PATH.length() + 1);
            return MODELS.contains(id)
                    ? Optional.of(VendorAnswer.json(200, model(id).toString()))
                    : Optional.empty();
        }
        return Optional.empty();
    }

    private static ObjectNode model(String id) {
        ObjectNode model = JsonNodeFactory.instance.objectNode().put("name", "models/" + id);
        model.put("baseModelId", id).put("version", "1").put("displayName", id);
        model.putArray("supportedGenerationMethods").add("generateContent").add("countTokens");
        return model;
    }
}
