package dev.atelier.runtime.registry;

import dev.atelier.core.error.ErrorKind;
import dev.atelier.core.error.Failure;
import dev.atelier.core.error.MediaException;
import dev.atelier.core.operation.Operation;
import java.util.List;
import java.util.Optional;

/** From the name that a client wrote to an entry: exact id, alias, provider's name, longest prefix. */
final class NameRules {
    private static final String FIELD = "model";

    private NameRules() {}

    static ModelEntry resolve(ModelIndex index, Operation operation, String name) {
        String key = ModelIndex.key(name.strip());
        if (key.isEmpty()) {
            throw MediaException.invalid(FIELD, "is required and must not be blank");
        }
        return find(index, operation, key).orElseThrow(() -> refusal(index, operation, key));
    }

    /** The entry of a name, where there is one that offers the operation. */
    static Optional<ModelEntry> find(ModelIndex index, Operation operation, String key) {
        List<ModelEntry> named = index.named(key);
        Optional<ModelEntry> exact =
                named.stream().filter(entry -> entry.offers(operation)).findFirst();
        if (exact.isPresent() || index.isProvider(key)) {
            return exact.or(() -> index.providerDefault(key, operation));
        }
        // A known model that lacks the operation is not sent under its prefix: the vendor would only refuse it.
        return named.isEmpty()
                ? index.byPrefix(key, operation.group()).stream()
                        .filter(entry -> entry.offers(operation))
                        .findFirst()
                : Optional.empty();
    }

    private static MediaException refusal(ModelIndex index, Operation operation, String key) {
        if (!index.named(key).isEmpty()
                || index.isProvider(key)
                || !index.byPrefix(key, operation.group()).isEmpty()) {
            return refused(
                    ErrorKind.UNSUPPORTED_OPERATION,
                    "model " + key + " does not offer " + operation + instead(index, operation, key));
        }
        return index.waitingFor(key)
                .map(provider -> new MediaException(
                        Failure.of(ErrorKind.UNAVAILABLE, "model " + key + " waits for its provider " + provider)
                                .withProvider(provider)))
                .orElseGet(() -> refused(
                        ErrorKind.UNKNOWN_MODEL,
                        "no installed model answers to \"" + shortened(key) + "\"" + instead(index, operation, key)));
    }

    private static String instead(ModelIndex index, Operation operation, String key) {
        List<String> names = index.names(operation);
        if (names.isEmpty()) {
            return "; no installed model offers " + operation;
        }
        List<String> closest = ClosestNames.to(key, names);
        return closest.isEmpty() ? "" : "; the closest for " + operation + " are " + String.join(", ", closest);
    }

    private static String shortened(String key) {
        return key.length() <= 80 ? key : key.substring(0, 77) + "...";
    }

    private static MediaException refused(ErrorKind kind, String message) {
        return new MediaException(Failure.of(kind, message).withField(FIELD));
    }
}
