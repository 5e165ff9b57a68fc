package dev.atelier.bench.platform;

import dev.atelier.testkit.cache.Redis;
import dev.atelier.testkit.database.Postgres;
import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

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

    /** The first number that a query of the database tells. */
    public long number(String sql) throws SQLException {
        try (Connection connection = postgres.source().getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    @Override
    public void close() throws IOException {
        try (postgres) {
            redis.close();
        }
    }
}
