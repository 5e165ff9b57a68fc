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
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Stands for OpenAI's videos: the n-th job, which has {@code job-n} for its prompt, is done at a time that the benchmark
 * sets, one after the other, or a while after it was ordered. Counts what is ordered, and lists it.
 */
public final class VideoUpstream implements AutoCloseable {
    private static final Pattern NUMBER = Pattern.compile("job-(\\d+)");
    private static final byte[] VIDEO = "\0\0\0\u0018ftypmp42\0\0\0\0mp42isom".getBytes(StandardCharsets.ISO_8859_1);

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final AtomicLong polls = new AtomicLong();
    private final Duration apart;
    private final Queue<Order> orders = new ConcurrentLinkedQueue<>();
    private volatile Instant first = Instant.MAX;
    private volatile Duration takes = Duration.ZERO;

    private record Order(int number, Instant at) {}

    /** @param apart how long after one job the next one is done */
    public VideoUpstream(Duration apart) throws IOException {
        System.setProperty("sun.net.httpserver.nodelay", "true");
        this.apart = apart;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 10_000);
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

    /** Jobs are done a while after they were ordered. */
    public void doneAfter(Duration time) {
        takes = time;
    }

    /** How often the n-th job was ordered. */
    public long ordered(int number) {
        return orders.stream().filter(order -> order.number() == number).count();
    }

    /** When the n-th job is done. */
    public Instant done(int number) {
        if (!takes.isZero()) {
            return orders.stream()
                    .filter(order -> order.number() == number)
                    .map(order -> order.at().plus(takes))
                    .findFirst()
                    .orElse(Instant.MAX);
        }
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
                String text = exchange.getRequestMethod().equals("POST") ? order(asked) : video(path);
                send(exchange, "application/json", text.getBytes(StandardCharsets.US_ASCII));
            }
        }
    }

    private String order(String asked) {
        Matcher number = NUMBER.matcher(asked);
        if (number.find()) {
            orders.add(new Order(Integer.parseInt(number.group(1)), Instant.now()));
        }
        return video(asked);
    }

    private String video(String text) {
        Matcher number = NUMBER.matcher(text);
        if (!number.find()) {
            return orders.stream()
                    .map(order -> video(order.number(), order.at()))
                    .collect(Collectors.joining(",", "{\"object\":\"list\",\"data\":[", "]}"));
        }
        polls.incrementAndGet();
        return video(Integer.parseInt(number.group(1)), Instant.EPOCH);
    }

    private String video(int number, Instant at) {
        boolean done = !Instant.now().isBefore(done(number));
        return "{\"id\":\"job-" + number + "\",\"object\":\"video\",\"model\":\"sora-2\",\"status\":\""
                + (done ? "completed" : "in_progress") + "\",\"progress\":" + (done ? 100 : 10)
                + ",\"created_at\":" + at.getEpochSecond()
                + ",\"completed_at\":null,\"expires_at\":null,\"size\":\"720x1280\",\"seconds\":\"4\","
                + "\"prompt\":\"job-" + number + "\",\"remixed_from_video_id\":null,\"error\":null}";
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
