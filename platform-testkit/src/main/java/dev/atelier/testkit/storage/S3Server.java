package dev.atelier.testkit.storage;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/**
 * A real S3 server (S3Proxy) on a free port of this machine, in a process of its own since its libraries are not ours. It
 * checks signatures and keeps its buckets as directories. A module that uses it has its jar put into {@code target} by
 * the execution {@code s3-server} of the root pom. For one thread.
 */
public final class S3Server implements AutoCloseable {
    public static final String ACCESS_KEY = "atelier";
    public static final String SECRET_KEY = "a-secret-of-tests";

    private static final long PATIENCE = TimeUnit.SECONDS.toNanos(60);

    private final Path folder;
    private final int port;
    private Process process;

    /**
     * Starts it.
     *
     * @param folder where its buckets are
     * @throws IOException if it does not start
     */
    public S3Server(Path folder) throws IOException {
        this.folder = Files.createDirectories(folder.resolve("buckets"));
        this.port = freePort();
        this.process = start(SECRET_KEY);
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private Process start(String secret) throws IOException {
        Path settings = folder.resolveSibling("s3proxy.conf");
        Files.write(
                settings,
                List.of(
                        "s3proxy.endpoint=" + endpoint(),
                        "s3proxy.authorization=aws-v2-or-v4",
                        "s3proxy.identity=" + ACCESS_KEY,
                        "s3proxy.credential=" + secret,
                        "jclouds.provider=filesystem-nio2",
                        "jclouds.identity=unused",
                        "jclouds.credential=unused",
                        "jclouds.filesystem.basedir=" + folder));
        Path jar = Path.of(System.getProperty("atelier.s3.server", "target/s3proxy.jar"));
        if (!Files.exists(jar)) {
            throw new IOException(
                    jar.toAbsolutePath() + " does not exist: let Maven run the execution s3-server, or name"
                            + " the jar by -Datelier.s3.server");
        }
        Process started = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        "-XX:TieredStopAtLevel=1",
                        "-DLOG_LEVEL=warn",
                        "-jar",
                        jar.toString(),
                        "--properties",
                        settings.toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolveSibling("s3proxy.log").toFile())
                .start();
        await(started);
        return started;
    }

    private void await(Process started) throws IOException {
        long end = System.nanoTime() + PATIENCE;
        while (!listens()) {
            if (!started.isAlive() || System.nanoTime() - end > 0) {
                started.destroyForcibly();
                throw new IOException(
                        "the S3 server does not start: " + Files.readString(folder.resolveSibling("s3proxy.log")));
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
        }
    }

    private boolean listens() {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1000);
            socket.getOutputStream().write("GET / HTTP/1.0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            try (InputStream answer = socket.getInputStream()) {
                return answer.read() >= 0;
            }
        } catch (IOException notYet) {
            return false;
        }
    }

    public String endpoint() {
        return "http://127.0.0.1:" + port;
    }

    /** Makes a bucket; returns its name. */
    public String bucket(String name) throws IOException {
        Files.createDirectories(folder.resolve(name));
        return name;
    }

    /** The keys of all objects in a bucket, sorted; parts of uploads under way count as objects. */
    public List<String> keys(String bucket) {
        Path root = folder.resolve(bucket);
        try (Stream<Path> tree = Files.walk(root)) {
            return tree.filter(Files::isRegularFile)
                    .map(file -> root.relativize(file).toString())
                    .sorted()
                    .toList();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** The file that an object lies in. */
    public Path file(String bucket, String key) {
        return folder.resolve(bucket).resolve(key);
    }

    /** Ends it as a crash would; what it has stored stays. */
    public void kill() {
        process.destroyForcibly().onExit().join();
    }

    public void restart() throws IOException {
        restart(SECRET_KEY);
    }

    /** Starts it again on the same port with another secret, so that it refuses whoever has the old one. */
    public void restart(String secret) throws IOException {
        kill();
        process = start(secret);
    }

    @Override
    public void close() {
        kill();
    }
}
