package dev.atelier.runtime.http;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * The JDK's HTTP client, one for all doors: it owns the selector thread, the worker threads and the pooled connections,
 * so that a closed door leaves nothing. Safe for use by any number of threads.
 *
 * <p>A thread keeps hold of the class loaders of whatever was on the stack when it was started. Threads and client are
 * therefore never made on the thread of a provider that opens a door or calls, but by workers that were started when
 * the platform came up.
 */
final class Transport implements AutoCloseable {
    private static final int WORKERS = 16;

    private final ExecutorService workers = workers();
    private final HttpClient.Version version;
    private final Duration connectTimeout;
    private volatile @Nullable HttpClient client;
    private boolean closed;

    Transport(HttpClient.Version version, Duration connectTimeout) {
        // The JDK reads these once, with the first request that is made. A fetched address is connected to by the IP
        // address that was checked, which needs our own Host; a connection that idled for long may be dead when a paid
        // call is sent on it; and twice the usual buffer saves processor time with large answers.
        preset("jdk.httpclient.allowRestrictedHeaders", "host");
        preset("jdk.httpclient.keepalive.timeout", "30");
        preset("jdk.httpclient.bufsize", "32768");
        this.version = version;
        this.connectTimeout = connectTimeout;
    }

    /** Sends a request; redirects are not followed. Cancelling the result ends the exchange. */
    CompletableFuture<HttpResponse<AnswerStream>> send(
            HttpRequest request, HttpResponse.BodyHandler<AnswerStream> handler) {
        return client().sendAsync(request, handler);
    }

    private HttpClient client() {
        HttpClient present = client;
        return present != null ? present : open();
    }

    private synchronized HttpClient open() {
        if (closed) {
            throw new IllegalStateException("the transport is closed");
        }
        try {
            HttpClient present = client;
            HttpClient opened =
                    present != null ? present : workers.submit(this::build).get();
            client = opened;
            return opened;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while the HTTP client was made", interrupted);
        } catch (ExecutionException failed) {
            throw new IllegalStateException("the HTTP client cannot be made", failed.getCause());
        }
    }

    private HttpClient build() {
        return HttpClient.newBuilder()
                .version(version)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(connectTimeout)
                .executor(workers)
                .build();
    }

    private static void preset(String property, String value) {
        if (System.getProperty(property) == null) {
            System.setProperty(property, value);
        }
    }

    @Override
    public synchronized void close() {
        HttpClient last = client;
        client = null;
        closed = true;
        if (last != null) {
            end(last);
        }
        workers.shutdown();
    }

    /** Before Java 21 the client ends by itself as soon as nothing refers to it. */
    private static void end(HttpClient client) {
        try {
            HttpClient.class.getMethod("shutdownNow").invoke(client);
        } catch (NoSuchMethodException javaBefore21) {
            return;
        } catch (ReflectiveOperationException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static ExecutorService workers() {
        try {
            return (ExecutorService)
                    Executors.class.getMethod("newVirtualThreadPerTaskExecutor").invoke(null);
        } catch (NoSuchMethodException javaBefore21) {
            return pool();
        } catch (ReflectiveOperationException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static ExecutorService pool() {
        AtomicInteger count = new AtomicInteger();
        ThreadPoolExecutor pool = (ThreadPoolExecutor) Executors.newFixedThreadPool(WORKERS, task -> {
            Thread thread = new Thread(task, "http-" + count.incrementAndGet());
            thread.setDaemon(true);
            thread.setContextClassLoader(Transport.class.getClassLoader());
            return thread;
        });
        pool.prestartAllCoreThreads();
        return pool;
    }
}
