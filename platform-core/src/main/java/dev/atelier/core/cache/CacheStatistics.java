package dev.atelier.core.cache;

/**
 * How a cache has done since it started.
 *
 * @param backend for example {@code memory} or {@code redis}
 * @param hits values found
 * @param misses values not found
 * @param entries values held now
 * @param bytes size of the values held now
 */
public record CacheStatistics(String backend, long hits, long misses, long entries, long bytes) {
    /** Hits of all look-ups, 0 to 1; 0 when there were none. */
    public double hitRate() {
        long all = hits + misses;
        return all == 0 ? 0 : (double) hits / all;
    }
}
