package dev.atelier.runtime.asset;

import dev.atelier.core.Parameters;
import dev.atelier.core.asset.Asset;
import dev.atelier.core.media.MediaContent;
import dev.atelier.core.media.MediaInfo;
import dev.atelier.runtime.utility.Probes;
import java.time.Instant;
import java.util.Optional;

/**
 * What is known of an asset before its bytes are looked at.
 *
 * @param id a ULID
 * @param customerId whose it is
 * @param origin where it comes from
 * @param expiresAt when it may be swept away
 * @param facts given by its maker; win over what the bytes say
 */
record Kept(String id, long customerId, Asset.Origin origin, Optional<Instant> expiresAt, Parameters facts) {
    Asset asset(MediaContent content, MediaInfo info, Instant now) {
        return new Asset(
                id,
                content.digest(),
                info.type(),
                content.length(),
                customerId,
                origin,
                now,
                expiresAt,
                Probes.facts(info).merge(facts));
    }
}
