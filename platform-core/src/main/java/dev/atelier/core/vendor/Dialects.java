package dev.atelier.core.vendor;

import dev.atelier.core.provider.ProviderCall;
import java.util.Map;

/** The dialects of one vendor, by the names that catalogue entries use. Safe for use by any number of threads. */
public final class Dialects {
    private final Vendor vendor;
    private final Map<String, Dialect> byName;

    public Dialects(Vendor vendor, Map<String, Dialect> byName) {
        this.vendor = vendor;
        this.byName = Map.copyOf(byName);
    }

    /**
     * The one that a call's model names.
     *
     * @throws dev.atelier.core.error.MediaException {@code UNSUPPORTED_OPERATION} naming those that are spoken
     */
    public Dialect of(ProviderCall call) {
        Dialect dialect = byName.get(call.model().dialect());
        if (dialect == null) {
            throw vendor.unknownDialect(call.model(), byName.keySet());
        }
        return dialect;
    }
}
