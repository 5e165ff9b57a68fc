package dev.atelier.bench.platform;

import dev.atelier.testkit.cache.Redis;
import dev.atelier.testkit.database.Postgres;
import java.io.IOException;

/** What several platforms have in common: a real PostgreSQL and a real Redis. */
public final class SharedServers implements AutoCloseable {
    private final Postgres postgres = new Postgres();
    private final Redis redis = new Redis();

    /** Starts them. */
    public SharedServers() throws IOException {}

    public Postgres postgres() {
        return postgres;
    }

    public Redis redis() {
        return redis;
    }

    /** A home of a platform's own that uses them. */
    public Home home() throws IOException {
        Home home = Home.create();
        home.configure("dev.atelier.database", "url=" + postgres.url(), "user=postgres", "password=");
        home.configure("dev.atelier.cache", "redisUrl=" + redis.url());
        return home;
    }

    @Override
    public void close() throws IOException {
        try (postgres) {
            redis.close();
        }
    }
}
