package dev.atelier.bench.platform;

import dev.atelier.testkit.cache.Redis;
import dev.atelier.testkit.database.Postgres;
import dev.atelier.testkit.storage.S3Server;
import java.io.IOException;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** What several platforms have in common: a real PostgreSQL, a real Redis and a real S3 server. */
public final class SharedServers implements AutoCloseable {
    private final Postgres postgres = new Postgres();
    private final Redis redis = new Redis();
    private final Home buckets = new Home(Files.createTempDirectory("atelier-buckets"));
    private final S3Server files = new S3Server(buckets.path());

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
        home.configure(
                "dev.atelier.s3",
                "bucket=" + files.bucket("atelier"),
                "endpoint=" + files.endpoint(),
                "pathStyle=true",
                "accessKey=" + S3Server.ACCESS_KEY,
                "secretKey=" + S3Server.SECRET_KEY);
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
        try (postgres;
                buckets) {
            redis.close();
            files.close();
        }
    }
}
