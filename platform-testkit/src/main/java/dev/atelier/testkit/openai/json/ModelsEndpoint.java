package dev.atelier.testkit.openai.json;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.atelier.testkit.vendor.VendorAnswer;
import dev.atelier.testkit.vendor.VendorRequest;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** {@code GET /models} and {@code GET /models/{id}}: the ids and the days on which they are shut. */
public final class ModelsEndpoint implements Endpoint {
    private static final String PATH = "/v1/models";
    private static final Map<String, String> SHUTDOWNS = Map.of(
            "gpt-image-1", "2026-10-23",
            "dall-e-3", "2026-05-12",
            "dall-e-2", "2026-05-12",
            "sora-2", "2026-09-24",
            "sora-2-pro", "2026-09-24",
            "tts-1", "2027-01-06",
            "tts-1-hd", "2027-01-06",
            "gpt-4o-mini-tts", "2027-01-06",
            "gpt-4o-mini-tts-2025-12-15", "2027-01-06",
            "gpt-image-1-mini", "2027-03-31");
    private static final Set<String> OTHERS = Set.of(
            "gpt-4o-transcribe-diarize",
            "gpt-4o-transcribe",
            "gpt-transcribe",
            "whisper-1",
            "gpt-6.1-sol",
            "gpt-6.1-terra",
            "gpt-5.5");

    @Override
    public Optional<VendorAnswer> answer(VendorRequest request) {
        String path = request.plainPath();
        if (!request.method().equals("GET") || !path.startsWith(PATH)) {
            return Optional.empty();
        }
        return Optional.of(path.equals(PATH) ? list() : get(path.substring(PATH.length() + 1)));
    }

    private static VendorAnswer list() {
        ObjectNode root = JsonNodeFactory.instance.objectNode().put("object", "list");
        ArrayNode data = root.putArray("data");
        ids().stream().map(ModelsEndpoint::model).forEach(data::add);
        return VendorAnswer.json(200, root.toString());
    }

    private static VendorAnswer get(String id) {
        if (!ids().contains(id)) {
            throw OpenAiError.noModel(id);
        }
        return VendorAnswer.json(200, model(id).toString());
    }

    private static Set<String> ids() {
        Set<String> ids = new TreeSet<>(Family.models());
        ids.addAll(SHUTDOWNS.keySet());
        ids.addAll(OTHERS);
        return ids;
    }

    private static ObjectNode model(String id) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("id", id)
                .put("object", "model")
                .put("created", 1_760_000_000L)
                .put("owned_by", "system")
                .put("shutdown_date", SHUTDOWNS.get(id));
    }
}
