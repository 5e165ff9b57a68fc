package dev.atelier.bench.platform;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;

/**
 * Stands for OpenAI's {@code gpt-image-1-mini}: charges what that costs, refuses or fails prompts that say so at no charge,
 * and keeps the bills.
 */
public final class PictureVendor implements AutoCloseable {
    /** In a prompt: moderation refuses it. */
    public static final String REFUSED = "refused";

    /** In a prompt: the vendor breaks down over it. */
    public static final String BROKEN = "broken";

    /** In a prompt: the vendor makes and charges one picture less than it was asked for. */
    public static final String SHORT = "short";

    private static final Pattern MEMBER =
            Pattern.compile("\"(prompt|quality|size|n)\"\\s*:\\s*(?:\"([^\"]*)\"|(\\d+))");

    /**
     * What was charged for.
     *
     * @param prompt of the call
     * @param micro micro-dollars
     */
    public record Bill(String prompt, long micro) {}

    private record Asked(String prompt, String quality, String size, int count) {}

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Queue<Bill> bills = new ConcurrentLinkedQueue<>();
    private final String picture;
    private volatile Duration takes;

    /** @param takes how long a picture takes */
    public PictureVendor(Duration takes) throws IOException {
        System.setProperty("sun.net.httpserver.nodelay", "true");
        this.takes = takes;
        this.picture = picture();
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 10_000);
        server.setExecutor(threads);
        server.createContext("/", this::answer);
        server.start();
    }

    private static String picture() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(8, 8, BufferedImage.TYPE_INT_RGB), "png", bytes);
        return Base64.getEncoder().encodeToString(bytes.toByteArray());
    }

    public URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** From now on. */
    public void takes(Duration time) {
        takes = time;
    }

    /** All that was charged until now. */
    public List<Bill> bills() {
        return List.copyOf(bills);
    }

    /**
     * The price of one picture.
     *
     * @param quality low, medium or high
     * @param size as {@code 1024x1536}
     * @return in micro-dollars
     */
    public static long price(String quality, String size) {
        boolean square = size.equals("1024x1024");
        return switch (quality) {
            case "low" -> square ? 5_000 : 6_000;
            case "medium" -> square ? 11_000 : 15_000;
            case "high" -> square ? 36_000 : 52_000;
            default -> throw new IllegalArgumentException("no such quality: " + quality);
        };
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            if (!exchange.getRequestMethod().equals("POST")) {
                send(exchange, 200, "{\"object\":\"list\",\"data\":[]}");
                return;
            }
            Asked asked = asked(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            LockSupport.parkNanos(takes.toNanos());
            if (asked.prompt().contains(REFUSED)) {
                send(exchange, 400, error("moderation_blocked"));
            } else if (asked.prompt().contains(BROKEN)) {
                send(exchange, 500, error("server_error"));
            } else {
                int count = asked.count() - (asked.prompt().contains(SHORT) ? 1 : 0);
                bills.add(new Bill(asked.prompt(), count * price(asked.quality(), asked.size())));
                send(exchange, 200, pictures(asked, count));
            }
        }
    }

    private static Asked asked(String body) {
        Asked asked = new Asked("", "medium", "1024x1024", 1);
        Matcher member = MEMBER.matcher(body);
        while (member.find()) {
            String text = member.group(2);
            asked = switch (member.group(1)) {
                case "prompt" -> new Asked(text, asked.quality(), asked.size(), asked.count());
                case "quality" -> new Asked(asked.prompt(), text, asked.size(), asked.count());
                case "size" -> new Asked(asked.prompt(), asked.quality(), text, asked.count());
                default -> new Asked(asked.prompt(), asked.quality(), asked.size(), Integer.parseInt(member.group(3)));
            };
        }
        return asked;
    }

    private String pictures(Asked asked, int count) {
        return IntStream.range(0, count)
                .mapToObj(number -> "{\"b64_json\":\"" + picture + "\"}")
                .collect(Collectors.joining(
                        ",",
                        "{\"created\":1,\"size\":\"" + asked.size() + "\",\"quality\":\"" + asked.quality()
                                + "\",\"data\":[",
                        "]}"));
    }

    private static String error(String code) {
        return "{\"error\":{\"message\":\"no picture\",\"type\":\"" + code + "\",\"param\":null,\"code\":\"" + code
                + "\"}}";
    }

    private static void send(HttpExchange exchange, int status, String json) throws IOException {
        byte[] body = json.getBytes(StandardCharsets.US_ASCII);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
