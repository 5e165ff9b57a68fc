package dev.atelier.runtime.registry;

import dev.atelier.core.model.ModelCatalogue;
import dev.atelier.core.provider.MediaProvider;
import dev.atelier.core.provider.ProviderInfo;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A provider's catalogue as its vendor's own list of models has changed it.
 *
 * @param own the catalogue that the bundle brings
 * @param listed the same with what the vendor said
 * @param asked when the vendor was asked, whether it answered or not
 */
record VendorList(ModelCatalogue own, ModelCatalogue listed, Instant asked) {
    private static final Logger LOG = LoggerFactory.getLogger(VendorList.class);

    /** Asks the vendor; without an answer the last list holds on. */
    static VendorList of(MediaProvider provider, @Nullable VendorList last, Instant now) {
        ModelCatalogue own = provider.info().catalogue();
        try {
            ModelCatalogue listed = Objects.requireNonNull(provider.refreshed(), "refreshed() gave null");
            return new VendorList(own, listed, now);
        } catch (RuntimeException | LinkageError unanswered) {
            LOG.info("{} did not tell its list of models: {}", own.provider(), unanswered.getMessage());
            return new VendorList(own, last == null ? own : last.listed, now);
        }
    }

    /** The info with the list's catalogue, as long as the bundle's own is the one that was listed. */
    ProviderInfo over(ProviderInfo info) {
        return info.catalogue().equals(own) ? new ProviderInfo(listed, info.readiness(), info.vendorAddress()) : info;
    }
}
