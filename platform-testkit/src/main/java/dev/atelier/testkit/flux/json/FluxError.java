package dev.atelier.testkit.flux.json;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.atelier.testkit.vendor.VendorAnswer;
import java.util.Optional;

/** A refusal in the vendor's shapes, on its way to be an answer. */
public final class FluxError extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int status;
    private final transient Optional<String> field;
    private final String type;

    private FluxError(int status, Optional<String> field, String type, String message) {
        super(message);
        this.status = status;
        this.field = field;
        this.type = type;
    }

    /** {@code {"detail": "…"}}. */
    public static FluxError of(int status, String message) {
        return new FluxError(status, Optional.empty(), "", message);
    }

    /** A 422 about one field of the body. */
    static FluxError field(String name, String type, String message) {
        return new FluxError(422, Optional.of(name), type, message);
    }

    public VendorAnswer answer() {
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        if (field.isEmpty()) {
            root.put("detail", getMessage());
        } else {
            ObjectNode problem = root.putArray("detail").addObject();
            problem.put("type", type).put("msg", getMessage());
            problem.putArray("loc").add("body").add(field.get());
        }
        return VendorAnswer.json(status, root.toString());
    }
}
