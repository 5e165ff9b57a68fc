package dev.atelier.cache.result;

import dev.atelier.core.asset.Asset;
import dev.atelier.core.asset.Assets;
import dev.atelier.core.cache.CacheKey;
import dev.atelier.core.media.MediaSource;
import dev.atelier.core.pipeline.Call;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The keys of results: equal for calls that ask the same of the same model. Safe for use by any number of threads. */
final class ResultKeys {
    static final String NAMESPACE = "results";

    private static final String EVERYBODY = "*";

    private final Assets assets;
    private final boolean shared;

    /** @param shared whether customers are given each other's results */
    ResultKeys(Assets assets, boolean shared) {
        this.assets = assets;
        this.shared = shared;
    }

    /** The key; absent where an input's bytes are not known. */
    Optional<CacheKey> of(Call call) {
        List<String> parts = new ArrayList<>(List.of(
                shared ? EVERYBODY : Long.toString(call.caller().customerId()),
                call.request().operation().name(),
                call.provider(),
                call.model().id(),
                call.request().parameters().canonical()));
        Map<String, List<MediaSource>> roles = new TreeMap<>(call.request().inputs());
        for (Map.Entry<String, List<MediaSource>> role : roles.entrySet()) {
            parts.add(role.getKey());
            parts.add(Integer.toString(role.getValue().size()));
            for (MediaSource source : role.getValue()) {
                Optional<String> digest = digest(source);
                if (digest.isEmpty()) {
                    return Optional.empty();
                }
                parts.add(digest.get());
            }
        }
        return Optional.of(CacheKey.of(NAMESPACE, parts));
    }

    private Optional<String> digest(MediaSource source) {
        return source instanceof MediaSource.Stored stored
                ? assets.find(stored.asset()).map(Asset::digest).map(digest -> digest.hex())
                : Optional.empty();
    }
}
