package dev.atelier.runtime.job.step;

import dev.atelier.core.CallId;
import dev.atelier.runtime.pipeline.CallSettings;
import java.net.URI;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where vendors reach the platform.
 *
 * @param base nothing when they cannot
 */
record PublicAddress(Optional<URI> base) {
    static final PublicAddress NONE = new PublicAddress(Optional.empty());

    private static final Logger LOG = LoggerFactory.getLogger(PublicAddress.class);

    /** The address of a setting; one that is wrong is told in the log, since calls go on without webhooks. */
    static PublicAddress of(String setting) {
        String text = setting.strip().replaceFirst("/+$", "");
        if (text.isEmpty()) {
            return NONE;
        }
        try {
            URI base = new URI(text);
            if (String.valueOf(base.getScheme()).matches("https?")
                    && base.getHost() != null
                    && base.getQuery() == null) {
                return new PublicAddress(Optional.of(base));
            }
        } catch (java.net.URISyntaxException noAddress) {
            // Told below, as any other that will not do.
        }
        LOG.warn("{}/publicUrl must be an http or https address without a query; it is passed over", CallSettings.PID);
        return NONE;
    }

    /** Where a vendor can tell of a call. */
    Optional<URI> webhook(String provider, CallId call) {
        return base.map(here -> URI.create(here + "/webhooks/" + provider + "/" + call));
    }
}
