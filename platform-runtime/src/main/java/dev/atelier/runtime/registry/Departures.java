package dev.atelier.runtime.registry;

import dev.atelier.core.provider.ProviderInfo;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongPredicate;

/**
 * Remembers the providers that went away, so that the names they served are known while their bundle is replaced, and
 * are answered with "not in service" rather than "no such model" for ever after.
 */
final class Departures {
    private final Map<String, Departure> byProvider = new ConcurrentHashMap<>();
    private final Clock clock;
    private final Duration grace;
    private final LongPredicate installed;

    /**
     * @param grace how long a provider that went is expected back
     * @param installed whether a bundle of this id is still installed
     */
    Departures(Clock clock, Duration grace, LongPredicate installed) {
        this.clock = clock;
        this.grace = grace;
        this.installed = installed;
    }

    void left(BoundProvider version) {
        ProviderInfo info = version.lastKnown();
        byProvider.put(info.id(), new Departure(info, version.origin().bundleId(), clock.instant()));
    }

    void came(String provider) {
        byProvider.remove(provider);
    }

    List<ProviderInfo> known() {
        return byProvider.values().stream().map(Departure::info).toList();
    }

    Optional<ProviderInfo> known(String provider) {
        return Optional.ofNullable(byProvider.get(provider)).map(Departure::info);
    }

    /** Whether it is worth waiting for: it went a moment ago, and its bundle is still there. */
    boolean expectedBack(String provider) {
        Departure departure = byProvider.get(provider);
        return departure != null
                && clock.instant().isBefore(departure.at().plus(grace))
                && installed.test(departure.bundleId());
    }

    private record Departure(ProviderInfo info, long bundleId, Instant at) {}
}
