package dev.atelier.testkit.database;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import javax.sql.DataSource;

/** A real PostgreSQL on a free port of this machine, in a folder of its own, gone when closed. */
public final class Postgres implements AutoCloseable {
    private final EmbeddedPostgres server;

    /** @throws IOException if it does not start */
    public Postgres() throws IOException {
        server = EmbeddedPostgres.builder()
                .setServerConfig("max_connections", "200")
                .start();
    }

    /** Connections to it, each new. */
    public DataSource source() {
        return server.getPostgresDatabase();
    }

    /** Its address, with the user {@code postgres} and no password. */
    public String url() {
        return "jdbc:postgresql://127.0.0.1:" + server.getPort() + "/postgres";
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
