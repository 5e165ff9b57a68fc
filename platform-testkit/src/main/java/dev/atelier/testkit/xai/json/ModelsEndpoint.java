package dev.atelier.testkit.xai.json;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.atelier.testkit.vendor.VendorAnswer;
import java.util.List;

/** The three lists of models, with prices in whole numbers of the vendor's units. */
public final class ModelsEndpoint {
    public VendorAnswer images() {
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        ArrayNode models = root.putArray("models");
        models.addObject().put("id", "grok-imagine-image-2.0").put("image_price", 4);
        models.addObject().put("id", "grok-imagine-image").put("image_price", 2);
        return VendorAnswer.json(200, root.toString());
    }

    /** No prices are known to stand here. */
    public VendorAnswer videos() {
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        ArrayNode models = root.putArray("models");
        for (String id : List.of("grok-imagine-video-1.5", "grok-imagine-video")) {
            models.addObject().put("id", id);
        }
        return VendorAnswer.json(200, root.toString());
    }

    public VendorAnswer languages() {
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        ObjectNode model = root.putArray("models")
                .addObject()
                .put("id", "grok-4.6")
                .put("prompt_text_token_price", 25_000)
                .put("cached_prompt_text_token_price", 5_000)
                .put("prompt_image_token_price", 25_000)
                .put("completion_text_token_price", 75_000);
        model.putArray("aliases").add("grok-4.6-latest");
        return VendorAnswer.json(200, root.toString());
    }
}
