package dev.atelier.cache;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.atelier.core.cache.CacheKey;
import dev.atelier.core.cache.CacheStatistics;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.LongAdder;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.exceptions.JedisAccessControlException;
import redis.clients.jedis.params.ScanParams;
import redis.clients.jedis.params.SetParams;
import redis.clients.jedis.resps.ScanResult;

/** Values in Redis under {@code atelier:namespace:hash}. Safe for use by any number of threads. */
final class RedisCache implements Remote {
    private static final String PREFIX = "atelier:";
    private static final int PAGE = 1000;

    private final RedisServer server;
    private final RedisClient redis;
    private final LongAdder hits = new LongAdder();
    private final LongAdder misses = new LongAdder();

    /**
     * Connects when it is first asked.
     *
     * @throws IllegalArgumentException if the address is none of Redis
     */
    RedisCache(String url, int connections, int timeoutMillis) {
        this.server = RedisServer.of(url);
        this.redis = server.client(connections, timeoutMillis);
    }

    @Override
    public String address() {
        return server.toString();
    }

    @Override
    public Optional<byte[]> get(CacheKey key) {
        Optional<byte[]> found = Optional.ofNullable(redis.get(bytes(name(key))));
        (found.isPresent() ? hits : misses).increment();
        return found;
    }

    @Override
    public void put(CacheKey key, byte[] value, Duration timeToLive) {
        redis.set(bytes(name(key)), value, SetParams.setParams().px(Math.max(1, timeToLive.toMillis())));
    }

    @Override
    public void remove(CacheKey key) {
        redis.unlink(name(key));
    }

    /** Goes through all keys page by page, so that Redis serves others meanwhile. */
    @Override
    public void clear(String namespace) {
        String prefix = namespace.isEmpty() ? PREFIX : PREFIX + namespace + ':';
        ScanParams page = new ScanParams().match(literal(prefix) + '*').count(PAGE);
        String cursor = ScanParams.SCAN_POINTER_START;
        do {
            ScanResult<String> found = redis.scan(cursor, page);
            List<String> names = found.getResult().stream()
                    // Not the namespace "a:b" with the namespace "a".
                    .filter(name -> namespace.isEmpty() || name.lastIndexOf(':') == prefix.length() - 1)
                    .toList();
            if (!names.isEmpty()) {
                redis.unlink(names.toArray(String[]::new));
            }
            cursor = found.getCursor();
        } while (!cursor.equals(ScanParams.SCAN_POINTER_START));
    }

    /** Hits and misses are this node's; entries and bytes those of the whole database, which others may share. */
    @Override
    public CacheStatistics statistics() {
        long bytes = redis.info("memory")
                .lines()
                .filter(line -> line.startsWith("used_memory:"))
                .mapToLong(line ->
                        Long.parseLong(line.substring(line.indexOf(':') + 1).strip()))
                .findFirst()
                .orElse(0);
        return new CacheStatistics("redis", hits.sum(), misses.sum(), redis.dbSize(), bytes);
    }

    @Override
    public void probe() {
        // A ping would also be answered by a server that takes no writes.
        redis.set(PREFIX + "probe", "1", SetParams.setParams().px(1000));
    }

    @Override
    public String reason(RuntimeException failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof JedisAccessControlException) {
                return "it refuses the user or password in redisUrl of dev.atelier.cache";
            }
        }
        return String.valueOf(failure.getMessage());
    }

    @Override
    public void disconnect() {
        redis.getPool().clear();
    }

    @Override
    public void close() {
        redis.close();
    }

    private static String name(CacheKey key) {
        return PREFIX + key.namespace() + ':' + key.hash();
    }

    private static String literal(String text) {
        return text.replaceAll("[\\\\*?\\[\\]]", "\\\\$0");
    }

    private static byte[] bytes(String text) {
        return text.getBytes(UTF_8);
    }
}
