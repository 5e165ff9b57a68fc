package dev.atelier.testkit.vendor;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A vendor's server on 127.0.0.1: records what it is asked, lets a {@link Desk} answer, and misbehaves when told to.
 * Safe for use by any number of threads.
 */
public final class FakeVendor implements AutoCloseable {
    private static final byte[] LOOPBACK = {127, 0, 0, 1};
    private static final int REMEMBERED = 10_000;
    private static final int LONGEST_REMEMBERED = 1 << 18;

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool(FakeVendor::thread);
    private final Desk desk;
    private final Queue<VendorRequest> requests = new ConcurrentLinkedQueue<>();
    private final AtomicLong remembered = new AtomicLong();
    private final Queue<Mischief> next = new ConcurrentLinkedQueue<>();
    private volatile Mischief usual = Mischief.none();

    /** Knows what a vendor answers. Called by many threads at once. */
    @FunctionalInterface
    public interface Desk {
        VendorAnswer answer(VendorRequest request);
    }

    /** @param port 0 for any that is free */
    public FakeVendor(int port, Desk desk) throws IOException {
        this.desk = desk;
        this.server = HttpServer.create(new InetSocketAddress(InetAddress.getByAddress(LOOPBACK), port), 1024);
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        server.start();
    }

    /** The address of a path here. */
    public URI address(String path) {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path);
    }

    /** What was asked, in order; the last 10,000, without bodies of more than 256 KiB. */
    public List<VendorRequest> requests() {
        return List.copyOf(requests);
    }

    /** Plays these with the next requests, one each. */
    public void next(Mischief... mischief) {
        next.addAll(List.of(mischief));
    }

    /** Plays this with each request from now on that has none of its own. */
    public void usually(Mischief mischief) {
        usual = mischief;
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            VendorRequest request = read(exchange);
            remember(request);
            Mischief mischief = next.poll();
            (mischief == null ? usual : mischief).play(new VendorExchange(exchange, request, desk));
        }
    }

    private void remember(VendorRequest request) {
        requests.add(request.brief(LONGEST_REMEMBERED));
        if (remembered.incrementAndGet() > REMEMBERED) {
            requests.poll();
        }
    }

    private static VendorRequest read(HttpExchange exchange) throws IOException {
        Map<String, List<String>> headers = new LinkedHashMap<>();
        exchange.getRequestHeaders().forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values));
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.ISO_8859_1);
        return new VendorRequest(
                exchange.getRequestMethod(), exchange.getRequestURI().toString(), headers, body);
    }

    private static Thread thread(Runnable work) {
        Thread thread = new Thread(work, "fake-vendor");
        thread.setDaemon(true);
        return thread;
    }
}
