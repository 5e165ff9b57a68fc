package dev.atelier.stability.wire;

import java.util.Optional;
import java.util.regex.Pattern;

/** {@code {"id"}}: what is answered to work that takes its time. */
public final class Submitted {
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9_-]{1,200}");

    private Submitted() {}

    /** The id under which the result is asked for; nothing when there is none that fits into an address. */
    public static Optional<String> id(String body) {
        return Json.text(Json.tree(body), "id").filter(id -> ID.matcher(id).matches());
    }
}
