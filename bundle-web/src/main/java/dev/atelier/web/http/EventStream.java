package dev.atelier.web.http;

import dev.atelier.web.json.JsonWriter;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An answer as a stream of server-sent events. Senders never wait for the client: events queue up, and a client that
 * takes none is dropped. Safe for use by any number of threads.
 */
public final class EventStream {
    private static final Logger LOG = LoggerFactory.getLogger(EventStream.class);
    private static final int MAX_QUEUED = 10_000;
    private static final long HEARTBEAT_SECONDS = 15;
    private static final byte[] HEARTBEAT = ":\n\n".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] END = new byte[0];

    private final Exchange exchange;
    private final Runnable gone;
    private final Queue<byte[]> queue = new ConcurrentLinkedQueue<>();
    private final AtomicInteger queued = new AtomicInteger();
    private final AtomicBoolean closed = new AtomicBoolean();

    private EventStream(Exchange exchange, Runnable gone) {
        this.exchange = exchange;
        this.gone = gone;
        // Counted as if a thread were draining it, so that none begins before the opening.
        queue.add(HEARTBEAT);
        queued.set(1);
    }

    /**
     * Prepares an answer: what is sent before {@link #open} is kept until then.
     *
     * @param gone what to do when it is over, be it by the client's leaving
     */
    public static EventStream prepare(Exchange exchange, Runnable gone) {
        return new EventStream(exchange, gone);
    }

    /** Begins the answer; the request cannot be answered in another way any more. */
    public void open() {
        exchange.claim();
        exchange.onGone(this::close);
        exchange.onClosing(this::end);
        HttpServletResponse response = exchange.response();
        response.setContentType("text/event-stream");
        response.setCharacterEncoding("UTF-8");
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("X-Accel-Buffering", "no");
        exchange.workers().execute(this::drain);
        beat();
    }

    /** Sends an event whose data is JSON. */
    public void send(String name, Optional<String> id, Object data) {
        ByteArrayOutputStream event = new ByteArrayOutputStream();
        id.ifPresent(text -> event.writeBytes(("id: " + text + "\n").getBytes(StandardCharsets.UTF_8)));
        event.writeBytes(("event: " + name + "\ndata: ").getBytes(StandardCharsets.UTF_8));
        event.writeBytes(JsonWriter.bytes(data));
        event.writeBytes("\n\n".getBytes(StandardCharsets.US_ASCII));
        put(event.toByteArray());
    }

    /** Ends the answer after the events sent so far. */
    public void end() {
        put(END);
    }

    private void beat() {
        CompletableFuture.delayedExecutor(HEARTBEAT_SECONDS, TimeUnit.SECONDS, exchange.workers())
                .execute(() -> {
                    if (!closed.get()) {
                        put(HEARTBEAT);
                        beat();
                    }
                });
    }

    private void put(byte[] event) {
        if (closed.get()) {
            return;
        }
        queue.add(event);
        int before = queued.getAndIncrement();
        if (before == 0) {
            exchange.workers().execute(this::drain);
        } else if (before > MAX_QUEUED) {
            LOG.debug(
                    "A client of {} does not take its events; it is dropped",
                    exchange.site().path());
            close();
        }
    }

    /** By one thread at a time: whoever brings the count from zero starts it, and it runs until the count is zero. */
    private void drain() {
        try {
            do {
                byte[] event = queue.remove();
                if (event.length == 0) {
                    close();
                } else if (!closed.get()) {
                    exchange.response().getOutputStream().write(event);
                    exchange.response().flushBuffer();
                }
            } while (queued.decrementAndGet() > 0);
        } catch (IOException e) {
            LOG.debug("The client of {} went away: {}", exchange.site().path(), e.toString());
            close();
        }
    }

    private void close() {
        if (!closed.getAndSet(true)) {
            gone.run();
            exchange.end();
        }
    }
}
