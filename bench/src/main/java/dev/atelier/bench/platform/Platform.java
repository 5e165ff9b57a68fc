package dev.atelier.bench.platform;

import dev.atelier.bench.load.Answer;
import dev.atelier.bench.load.Connection;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.UnaryOperator;

/** The built distribution as a child process on a free port. */
public final class Platform implements AutoCloseable {
    private static final long START_SECONDS = 120;

    private final Process process;
    private final URI address;
    private final double startMillis;

    private Platform(Process process, URI address, double startMillis) {
        this.process = process;
        this.address = address;
        this.startMillis = startMillis;
    }

    /** Where the project lies. */
    public static Path root() {
        return Path.of(System.getProperty("bench.root", "."));
    }

    public static Platform start(Home home, String... javaOptions) throws IOException {
        return start(home, newestJava(), javaOptions);
    }

    /** Starts the platform on a core of its own. */
    public static Platform start(Home home, Cores cores, String... javaOptions) throws IOException {
        return start(home, newestJava(), cores::command, javaOptions);
    }

    /** Starts the platform and waits until it is ready. */
    public static Platform start(Home home, Path java, String... javaOptions) throws IOException {
        return start(home, java, program -> program, javaOptions);
    }

    private static Platform start(Home home, Path java, UnaryOperator<List<String>> command, String... javaOptions)
            throws IOException {
        int port = freePort();
        ProcessBuilder builder = new ProcessBuilder(command.apply(List.of(
                root().resolve("distribution/target/atelier/bin/atelier").toString(),
                "run",
                "--home",
                home.path().toString(),
                "--port",
                String.valueOf(port))));
        builder.environment().put("ATELIER_JAVA_HOME", java.toString());
        builder.environment().put("ATELIER_JAVA_OPTS", String.join(" ", javaOptions));
        builder.redirectErrorStream(true)
                .redirectOutput(home.path().resolve("console.log").toFile());
        URI address = URI.create("http://127.0.0.1:" + port);
        long start = System.nanoTime();
        Process process = builder.start();
        // Whoever interrupts a benchmark must not leave a platform behind.
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroy));
        awaitReady(process, address, home);
        return new Platform(process, address, (System.nanoTime() - start) / 1e6);
    }

    private static void awaitReady(Process process, URI address, Home home) throws IOException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(START_SECONDS);
        while (!answers(address)) {
            if (!process.isAlive() || System.nanoTime() > deadline) {
                process.destroyForcibly();
                throw new IllegalStateException("the platform did not start: "
                        + Files.readString(home.path().resolve("console.log")));
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
        }
    }

    private static boolean answers(URI address) {
        try {
            return Connection.once(address, Connection.get("/health/ready")).status() == 200;
        } catch (IOException notYet) {
            return false;
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static Path newestJava() throws IOException {
        List<Path> found = Jdks.installed();
        return found.get(found.size() - 1);
    }

    public URI address() {
        return address;
    }

    public ProcessFigures figures() {
        return new ProcessFigures(process.pid());
    }

    /** From the process's start to the first answer that says ready. */
    public double startMillis() {
        return startMillis;
    }

    public Answer get(String path) throws IOException {
        return Connection.once(address, Connection.get(path));
    }

    public Answer post(String path, String json) throws IOException {
        return Connection.once(address, Connection.post(path, "", json));
    }

    /** @param headers each with its line end */
    public Answer send(String method, String path, String headers, String json) throws IOException {
        return Connection.once(
                address,
                Connection.request(
                        method,
                        path,
                        headers + "Content-Type: application/json\r\n",
                        json.getBytes(StandardCharsets.UTF_8)));
    }

    /** Deploys a bundle by the operations API. */
    public Answer deploy(Path jar) throws IOException {
        Answer answer = Connection.once(
                address,
                Connection.request(
                        "POST", "/ops/bundles", "Content-Type: application/java-archive\r\n", Files.readAllBytes(jar)));
        return good(answer);
    }

    private static Answer good(Answer answer) {
        if (!answer.ok()) {
            throw new IllegalStateException(answer.status() + " " + answer.text());
        }
        return answer;
    }

    /** Ends the process as {@code kill -9} does, and waits until it is gone. */
    public void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(90, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException interrupted) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
