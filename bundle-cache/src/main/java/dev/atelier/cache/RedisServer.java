package dev.atelier.cache;

import java.net.URI;
import java.time.Duration;
import org.apache.commons.pool2.impl.GenericObjectPoolConfig;
import redis.clients.jedis.Connection;
import redis.clients.jedis.DefaultJedisClientConfig;
import redis.clients.jedis.HostAndPort;
import redis.clients.jedis.JedisClientConfig;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.SslOptions;
import redis.clients.jedis.util.JedisURIHelper;

/**
 * Where a Redis is and how it is entered. Its text holds no password.
 *
 * @param uri as configured
 */
record RedisServer(URI uri) {
    /** @throws IllegalArgumentException without repeating the address, which may hold a password */
    static RedisServer of(String url) {
        URI uri;
        try {
            uri = URI.create(url);
        } catch (IllegalArgumentException malformed) {
            throw wrong();
        }
        if (!JedisURIHelper.isValid(uri)
                || !(JedisURIHelper.isRedisScheme(uri) || JedisURIHelper.isRedisSSLScheme(uri))) {
            throw wrong();
        }
        return new RedisServer(uri);
    }

    private static IllegalArgumentException wrong() {
        return new IllegalArgumentException(
                "redisUrl must look like redis://user:password@host:6379/0 or rediss://…, port included,"
                        + " special characters percent-encoded");
    }

    RedisClient client(int connections, int timeoutMillis) {
        GenericObjectPoolConfig<Connection> pool = new GenericObjectPoolConfig<>();
        pool.setMaxTotal(connections);
        pool.setMaxIdle(connections);
        pool.setMaxWait(Duration.ofMillis(timeoutMillis));
        pool.setJmxEnabled(false);
        return RedisClient.builder()
                .hostAndPort(new HostAndPort(uri.getHost(), uri.getPort()))
                .clientConfig(settings(timeoutMillis))
                .poolConfig(pool)
                .build();
    }

    private JedisClientConfig settings(int timeoutMillis) {
        DefaultJedisClientConfig.Builder settings = DefaultJedisClientConfig.builder()
                .user(JedisURIHelper.getUser(uri))
                .password(JedisURIHelper.getPassword(uri))
                .database(JedisURIHelper.getDBIndex(uri))
                .timeoutMillis(timeoutMillis)
                .resp2();
        if (JedisURIHelper.isRedisSSLScheme(uri)) {
            settings.sslOptions(SslOptions.defaults());
        }
        return settings.build();
    }

    @Override
    public String toString() {
        return uri.getHost() + ":" + uri.getPort();
    }
}
