package dev.atelier.testkit.gemini.json;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.atelier.testkit.vendor.VendorAnswer;

/** A refusal in the shape of Google's APIs, on its way to be an answer. */
public final class GeminiError extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private static final String TYPES = "type.googleapis.com/google.rpc.";

    private final int code;
    private final String status;
    private final transient ArrayNode details = JsonNodeFactory.instance.arrayNode();

    public GeminiError(int code, String status, String message) {
        super(message);
        this.code = code;
        this.status = status;
    }

    /** A 400 about the request, naming no field. */
    public static GeminiError invalid(String message) {
        return new GeminiError(400, "INVALID_ARGUMENT", message);
    }

    /** A 400 about one field, by its path in the body. */
    public static GeminiError field(String path, String problem) {
        GeminiError error = invalid("Invalid value at '" + path + "': " + problem);
        error.detail("BadRequest")
                .putArray("fieldViolations")
                .addObject()
                .put("field", path)
                .put("description", problem);
        return error;
    }

    public static GeminiError notFound(String model) {
        return new GeminiError(
                404,
                "NOT_FOUND",
                "models/" + model + " is not found for API version v1beta, or is not supported for this method.");
    }

    /** The vendor answers a wrong key with 400; the fake shows the key, so that a leak is seen. */
    public static GeminiError key(String wrong) {
        GeminiError error = invalid("API key not valid: " + wrong + ". Please pass a valid API key.");
        error.detail("ErrorInfo").put("reason", "API_KEY_INVALID").put("domain", "googleapis.com");
        return error;
    }

    /** 429, to be asked again after so long, for example {@code 34s}. */
    public static GeminiError exhausted(String quota, String delay) {
        GeminiError error = new GeminiError(429, "RESOURCE_EXHAUSTED", "You exceeded your current quota: " + quota);
        error.detail("QuotaFailure").putArray("violations").addObject().put("quotaId", quota);
        error.detail("RetryInfo").put("retryDelay", delay);
        return error;
    }

    public VendorAnswer answer() {
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        ObjectNode error = root.putObject("error");
        error.put("code", code).put("message", getMessage()).put("status", status);
        if (!details.isEmpty()) {
            error.set("details", details);
        }
        return VendorAnswer.json(code, root.toString());
    }

    private ObjectNode detail(String type) {
        return details.addObject().put("@type", TYPES + type);
    }
}
