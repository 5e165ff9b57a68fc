package dev.atelier.testkit.xai.json;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.atelier.testkit.vendor.VendorAnswer;

/** A refusal in one of xAI's three shapes, on its way to be an answer. */
public final class XaiError extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int status;
    private final String body;

    private XaiError(int status, String message, ObjectNode body) {
        super(message);
        this.status = status;
        this.body = body.toString();
    }

    /** {@code {"error": {…}}}: a parameter is at fault. */
    static XaiError parameter(String param, String message) {
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        root.putObject("error")
                .put("message", message)
                .put("type", "invalid_request_error")
                .put("param", param)
                .put("code", "invalid_value");
        return new XaiError(400, message, root);
    }

    /** {@code {"code", "error"}}. */
    public static XaiError coded(int status, String code, String message) {
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        return new XaiError(status, message, root.put("code", code).put("error", message));
    }

    /** {@code {"error"}}. */
    public static XaiError plain(int status, String message) {
        return new XaiError(
                status, message, JsonNodeFactory.instance.objectNode().put("error", message));
    }

    public VendorAnswer answer() {
        return VendorAnswer.json(status, body);
    }
}
