package dev.atelier.web.http;

import dev.atelier.core.pipeline.Caller;
import java.util.Set;

/** Who asks, as long as only loopback is served and nobody needs a credential. */
public final class LocalCaller {
    /** The name for records. */
    public static final String NAME = "local";

    /** Whose a request is that does not say. */
    public static final long CUSTOMER = 1;

    private LocalCaller() {}

    public static Caller of(long customerId) {
        return new Caller(customerId, NAME, Set.of(Caller.Role.CLIENT, Caller.Role.OPERATOR));
    }
}
