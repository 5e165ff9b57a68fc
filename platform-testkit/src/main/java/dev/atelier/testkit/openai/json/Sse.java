package dev.atelier.testkit.openai.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.atelier.testkit.vendor.VendorAnswer;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** Server-sent events as the vendor writes them. */
final class Sse {
    private Sse() {}

    static VendorAnswer answer(VendorAnswer.Body body) {
        return new VendorAnswer(200, Map.of("Content-Type", "text/event-stream; charset=utf-8"), -1, body);
    }

    /** All of these, one after the other. */
    static VendorAnswer answer(List<? extends JsonNode> events) {
        return answer(out -> {
            for (JsonNode event : events) {
                write(event.toString(), out);
            }
        });
    }

    static void write(String data, OutputStream out) throws IOException {
        out.write(("data: " + data + "\n\n").getBytes(StandardCharsets.UTF_8));
        out.flush();
    }

    /** An event of a type. */
    static ObjectNode event(String type) {
        return JsonNodeFactory.instance.objectNode().put("type", type);
    }
}
