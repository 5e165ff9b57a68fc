package dev.atelier.testkit.gemini.json;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.atelier.testkit.vendor.VendorAnswer;
import dev.atelier.testkit.vendor.VendorRequest;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code GET /models/{id}/operations/{op}}: how long-running work stands. */
public final class OperationsEndpoint implements Endpoint {
    private static final Pattern PATH = Pattern.compile("/v1beta/(models/[^/]+/operations/\\w+)");

    private final Map<String, Operation> operations = new ConcurrentHashMap<>();
    private final AtomicInteger count = new AtomicInteger();
    private final Studio studio;

    public OperationsEndpoint(Studio studio) {
        this.studio = studio;
    }

    /**
     * @param pollsLeft until it is done
     * @param end adds {@code response} or {@code error} for whoever asks
     */
    private record Operation(AtomicInteger pollsLeft, Function<VendorRequest, ObjectNode> end) {}

    /** Begins work; answers with its name. */
    VendorAnswer begin(String model, Function<VendorRequest, ObjectNode> end) {
        String name = "models/" + model + "/operations/op" + count.incrementAndGet();
        operations.put(name, new Operation(new AtomicInteger(studio.pollsPerJob()), end));
        return VendorAnswer.json(
                200, JsonNodeFactory.instance.objectNode().put("name", name).toString());
    }

    @Override
    public Optional<VendorAnswer> answer(VendorRequest request) {
        Matcher path = PATH.matcher(request.path());
        if (!path.matches() || !request.method().equals("GET")) {
            return Optional.empty();
        }
        Operation operation = operations.get(path.group(1));
        if (operation == null) {
            throw new GeminiError(404, "NOT_FOUND", "Operation " + path.group(1) + " not found.");
        }
        ObjectNode state = JsonNodeFactory.instance.objectNode().put("name", path.group(1));
        if (operation.pollsLeft().decrementAndGet() <= 0) {
            // Google leaves "done" out until it is true.
            state.put("done", true).setAll(operation.end().apply(request));
        }
        return Optional.of(VendorAnswer.json(200, state.toString()));
    }
}
