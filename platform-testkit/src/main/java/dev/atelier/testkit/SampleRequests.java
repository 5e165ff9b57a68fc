package dev.atelier.testkit;

import dev.atelier.core.Parameters;
import dev.atelier.core.operation.MediaRequest;
import dev.atelier.core.operation.Operation;
import java.util.List;
import java.util.Map;

/** The shortest request that makes sense for an operation. */
final class SampleRequests {
    private SampleRequests() {}

    static MediaRequest of(Operation operation, String model) {
        Parameters parameters = switch (operation.group()) {
            case "image", "video", "music" -> Parameters.of("prompt", "A lighthouse in a storm");
            case "speech" -> Parameters.of("text", "Good morning");
            case "chat" -> Parameters.of("messages", List.of(Map.of("role", "user", "content", "Good morning to you")));
            default -> throw new AssertionError("override request() for " + operation);
        };
        return MediaRequest.of(operation, model, parameters);
    }
}
