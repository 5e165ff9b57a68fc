package dev.atelier.bench.platform;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Stands for OpenAI's videos: the n-th job, which has {@code job-n} in its prompt, is done at a time that the benchmark
 * sets, one after the other.
 */
public final class VideoUpstream implements AutoCloseable {
    private static final Pattern NUMBER = Pattern.compile("job-(\\d+)");
    private static final byte[] VIDEO = "\0\0\0\u0018ftypmp42\0\0\0\0mp42isom".getBytes(StandardCharsets.ISO_8859_1);

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final AtomicLong polls = new AtomicLong();
    private final Duration apart;
    private volatile Instant first = Instant.MAX;

    /** @param apart how long after one job the next one is done */
    public VideoUpstream(Duration apart) throws IOException {
        System.setProperty("sun.net.httpserver.nodelay", "true");
        this.apart = apart;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 1024);
        server.setExecutor(threads);
        server.createContext("/", this::answer);
        server.start();
    }

    public URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** From when on jobs are done. */
    public void doneFrom(Instant time) {
        first = time;
    }

    /** When the n-th job is done. */
    public Instant done(int number) {
        return first.equals(Instant.MAX) ? Instant.MAX : first.plus(apart.multipliedBy(number));
    }

    /** How often was asked how a job stands. */
    public long polls() {
        return polls.get();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().getPath();
            String asked = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.ISO_8859_1);
            if (path.endsWith("/content")) {
                send(exchange, "video/mp4", VIDEO);
            } else {
                String text = exchange.getRequestMethod().equals("POST") ? video(asked) : video(path);
                send(exchange, "application/json", text.getBytes(StandardCharsets.US_ASCII));
            }
        }
    }

    private String video(String text) {
        Matcher number = NUMBER.matcher(text);
        if (!number.find()) {
            return "{\"object\":\"list\",\"data\":[]}";
        }
        polls.incrementAndGet();
        boolean done = !Instant.now().isBefore(done(Integer.parseInt(number.group(1))));
        return "{\"id\":\"job-" + number.group(1) + "\",\"object\":\"video\",\"model\":\"sora-2\",\"status\":\""
                + (done ? "completed" : "in_progress") + "\",\"progress\":" + (done ? 100 : 10)
                + ",\"created_at\":1,\"completed_at\":null,\"expires_at\":null,\"size\":\"720x1280\",\"seconds\":\"4\","
                + "\"prompt\":null,\"remixed_from_video_id\":null,\"error\":null}";
    }

    private static void send(HttpExchange exchange, String type, byte[] body) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.sendResponseHeaders(200, body.length);
        exchange.getResponseBody().write(body);
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
