package dev.atelier.xai.wire;

import dev.atelier.core.Parameters;
import java.util.List;

/** Parameters that clients send and xAI has no word for. */
final class Ignored {
    private Ignored() {}

    /** A warning for each of these that was given. */
    static List<String> of(Parameters asked, List<String> names) {
        return names.stream()
                .filter(asked::has)
                .map(name -> name + " is ignored: xAI takes no such parameter")
                .toList();
    }
}
