package dev.atelier.cache.result;

import dev.atelier.core.Parameters;
import dev.atelier.core.operation.Operation;
import dev.atelier.core.pipeline.Call;
import java.util.Set;

/**
 * Which calls may be answered with the result of an equal one. Without a seed a second call for the same prompt means
 * another picture.
 *
 * @param operations groups or names of operations whose results are kept without being asked
 */
record Rules(Set<String> operations) {
    private static final String SEED = "seed";

    boolean cacheable(Call call) {
        return call.options().cache().orElseGet(() -> byDefault(call.request().operation()) || seeded(call));
    }

    private boolean byDefault(Operation operation) {
        return operations.contains(operation.group()) || operations.contains(operation.name());
    }

    /** The model's own default is no wish: with some vendors it means a seed by chance. */
    private static boolean seeded(Call call) {
        Object seed = call.request().parameters().get(SEED);
        return seed != null
                && !seed.equals(call.model()
                        .schema()
                        .object("properties")
                        .flatMap(properties -> properties.object(SEED))
                        .orElse(Parameters.EMPTY)
                        .get("default"));
    }
}
