package dev.atelier.testkit.flux.json;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.atelier.testkit.vendor.VendorAnswer;
import java.math.BigDecimal;
import java.net.URI;

/** The answers about tasks. */
public final class TaskAnswers {
    private TaskAnswers() {}

    /** With a webhook the vendor does not say where to poll. */
    public static VendorAnswer submitted(String id, Order order, URI polling) {
        ObjectNode root = object().put("id", id).put("cost", order.credits());
        if (order.webhook().isPresent()) {
            root.put("status", "Pending").put("webhook_url", order.webhook().get());
        } else {
            root.put("polling_url", polling.toString()).put("input_mp", 0).put("output_mp", 1);
        }
        return VendorAnswer.json(200, root.toString());
    }

    public static VendorAnswer status(String id, String status, double progress) {
        return VendorAnswer.json(
                200, state(id, status).put("progress", progress).toString());
    }

    /** @param cost in credits: what is charged all the same */
    public static VendorAnswer refused(String id, String status, String reason, BigDecimal cost) {
        ObjectNode root = state(id, status);
        root.putObject("details").putArray("Moderation Reasons").add(reason);
        return VendorAnswer.json(200, root.put("cost", cost).toString());
    }

    public static VendorAnswer ready(String id, Order order, String sample) {
        return VendorAnswer.json(200, finished(id, order, sample).toString());
    }

    /** What a webhook says. */
    public static String message(String id, Order order, String sample) {
        return finished(id, order, sample)
                .put("timestamp", "2026-11-20T12:00:00Z")
                .toString();
    }

    public static VendorAnswer credits(double left) {
        return VendorAnswer.json(200, object().put("credits", left).toString());
    }

    private static ObjectNode finished(String id, Order order, String sample) {
        ObjectNode root = state(id, "Ready");
        root.putObject("result")
                .put("sample", sample)
                .put("prompt", order.prompt())
                .put("seed", 42)
                .put("duration", 0.5);
        return root;
    }

    private static ObjectNode state(String id, String status) {
        return object().put("id", id).put("status", status).putNull("result").putNull("progress");
    }

    private static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }
}
