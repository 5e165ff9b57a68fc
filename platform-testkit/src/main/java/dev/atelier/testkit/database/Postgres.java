package dev.atelier.testkit.database;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import javax.sql.DataSource;

/** A real PostgreSQL on a free port of this machine, in a folder of its own, gone when closed. For one thread. */
public final class Postgres implements AutoCloseable {
    private final Path folder = Files.createTempDirectory("atelier-postgres");
    private final int port = freePort();
    private EmbeddedPostgres server = start();

    /** @throws IOException if it does not start */
    public Postgres() throws IOException {}

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private EmbeddedPostgres start() throws IOException {
        return EmbeddedPostgres.builder()
                .setPort(port)
                .setDataDirectory(folder.resolve("data"))
                .setCleanDataDirectory(false)
                .setServerConfig("max_connections", "200")
                // Off otherwise: a kill would lose what was committed.
                .setServerConfig("synchronous_commit", "on")
                .start();
    }

    /** Connections to it, each new. */
    public DataSource source() {
        return server.getPostgresDatabase();
    }

    /** Its address, with the user {@code postgres} and no password; the same after a restart. */
    public String url() {
        return "jdbc:postgresql://127.0.0.1:" + port + "/postgres";
    }

    /** Ends it and all its processes without a goodbye; what was committed is there after a restart. */
    public void kill() throws IOException {
        List<String> lines = Files.readAllLines(folder.resolve("data").resolve("postmaster.pid"));
        ProcessHandle postmaster =
                ProcessHandle.of(Long.parseLong(lines.get(0).strip())).orElseThrow();
        // First the one that would start others in their place.
        List<ProcessHandle> processes =
                Stream.concat(Stream.of(postmaster), postmaster.descendants()).toList();
        processes.forEach(ProcessHandle::destroyForcibly);
        processes.forEach(process -> process.onExit().join());
        server.close();
    }

    /** Starts it again after a kill, in the same folder and on the same port. */
    public void restart() throws IOException {
        Files.deleteIfExists(folder.resolve("data").resolve("postmaster.pid"));
        server = start();
    }

    @Override
    public void close() throws IOException {
        server.close();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
