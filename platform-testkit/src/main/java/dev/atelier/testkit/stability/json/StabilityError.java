package dev.atelier.testkit.stability.json;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.atelier.testkit.vendor.VendorAnswer;

/** A refusal in Stability AI's shape, on its way to be an answer. */
public final class StabilityError extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int status;
    private final String name;

    public StabilityError(int status, String name, String message) {
        super(message);
        this.status = status;
        this.name = name;
    }

    /** A 400 about one field. */
    public static StabilityError field(String field, String problem) {
        return new StabilityError(400, "bad_request", field + ": " + problem);
    }

    /** @param id of the request */
    public VendorAnswer answer(String id) {
        ObjectNode root = JsonNodeFactory.instance.objectNode().put("id", id).put("name", name);
        root.putArray("errors").add(getMessage());
        return VendorAnswer.json(status, root.toString());
    }
}
