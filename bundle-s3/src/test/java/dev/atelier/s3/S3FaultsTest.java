package dev.atelier.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.atelier.core.error.ErrorKind;
import dev.atelier.core.error.MediaException;
import dev.atelier.core.health.ComponentHealth;
import dev.atelier.core.media.ContentWriter;
import dev.atelier.core.media.MediaContent;
import dev.atelier.core.media.MediaType;
import dev.atelier.testkit.storage.S3Server;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class S3FaultsTest {
    @TempDir
    Path folder;

    private static void fails(ThrowingCallable call, String message) {
        assertThatThrownBy(call).isInstanceOfSatisfying(MediaException.class, failed -> {
            assertThat(failed.kind()).isEqualTo(ErrorKind.STORAGE_FAILED);
            assertThat(failed).hasMessageContaining(message).hasMessageNotContaining(S3Server.SECRET_KEY);
        });
    }

    private static MediaContent put(S3ContentStore store, byte[] bytes) {
        return store.store(MediaType.BINARY, new ByteArrayInputStream(bytes));
    }

    @Test
    void aRefusedKeyIsSaidAndNothingIsLeftBehind() throws Exception {
        try (S3Server server = new S3Server(folder);
                S3ContentStore store =
                        Buckets.store(server, "refused", folder.resolve("parts"), Map.of("secretKey", "another"))) {
            fails(() -> put(store, new byte[1000]), "bucket refused at 127.0.0.1:");
            fails(() -> put(store, new byte[12 << 20]), "refuses access (403 ");
            assertThat(store.health().state()).isEqualTo(ComponentHealth.State.DEGRADED);
            assertThat(store.health().message()).contains("refuses access").doesNotContain("another");
            fails(() -> store.find(Buckets.digest(new byte[1000]), MediaType.PNG), "look at accessKey and secretKey");
            assertThat(store.probe()).isFalse();
            assertThat(server.keys("refused")).isEmpty();
            assertThat(folder.resolve("parts")).isEmptyDirectory();
        }
    }

    @Test
    void aBucketThatDoesNotExistIsSaid() throws Exception {
        try (S3Server server = new S3Server(folder);
                S3ContentStore store = new S3ContentStore(
                        Buckets.settings(server, "nowhere", Map.of()), Files.createDirectories(folder.resolve("p")))) {
            fails(() -> put(store, new byte[1000]), "bucket nowhere at ");
            fails(() -> put(store, new byte[1000]), " does not exist");
        }
    }

    @Test
    void anOutageIsWaitedForAndNothingIsLost() throws Exception {
        try (S3Server server = new S3Server(folder);
                S3ContentStore store =
                        Buckets.store(server, "outage", folder.resolve("parts"), Map.of("patienceSeconds", 120))) {
            byte[] bytes = new byte[12 << 20];
            bytes[bytes.length - 1] = 7;
            try (ContentWriter writer = store.open(MediaType.BINARY)) {
                writer.write(bytes, 0, 6 << 20);
                server.kill();
                CompletableFuture<MediaContent> stored = CompletableFuture.supplyAsync(() -> {
                    try {
                        writer.write(bytes, 6 << 20, 6 << 20);
                        return writer.commit();
                    } catch (IOException failed) {
                        throw new AssertionError(failed);
                    }
                });
                server.restart();
                assertThat(stored.join().open().readAllBytes()).isEqualTo(bytes);
            }
            assertThat(server.keys("outage")).hasSize(1);
        }
    }

    @Test
    void aServerThatIsNotThereIsSaid() throws Exception {
        int port;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }
        try (S3ContentStore store = store("http://127.0.0.1:" + port, Map.of("patienceSeconds", 1))) {
            fails(() -> put(store, new byte[10]), "cannot be reached: connection refused");
        }
        try (S3ContentStore store = store("http://nobody.invalid", Map.of())) {
            fails(() -> put(store, new byte[10]), "cannot be reached: unknown host");
        }
    }

    @Test
    void aBucketElsewhereIsSaidWithItsRegion() throws Exception {
        answering(exchange -> "PermanentRedirect", 301, store -> {
            fails(() -> put(store, new byte[10]), "is not in region us-east-1 but in eu-west-3 (301");
            return store;
        });
    }

    @Test
    void aWrongClockIsSaid() throws Exception {
        answering(exchange -> "RequestTimeTooSkewed", 403, store -> {
            fails(() -> store.visit(Instant.MAX, digest -> {}), "this machine's clock is wrong");
            return store;
        });
    }

    @Test
    void whatAsksToBeSlowerIsAskedAgain() throws Exception {
        AtomicInteger asked = new AtomicInteger();
        answering(
                exchange -> {
                    asked.incrementAndGet();
                    return "SlowDown";
                },
                503,
                store -> {
                    fails(() -> put(store, new byte[10]), "does not serve (503");
                    return store;
                });
        assertThat(asked.get()).isGreaterThan(1);
    }

    private void answering(
            Function<HttpExchange, String> code, int status, Function<S3ContentStore, S3ContentStore> check)
            throws IOException {
        HttpServer stub = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        stub.createContext("/", exchange -> {
            exchange.getRequestBody().readAllBytes();
            exchange.getResponseHeaders().set("x-amz-bucket-region", "eu-west-3");
            byte[] body = ("<Error><Code>" + code.apply(exchange) + "</Code></Error>").getBytes(StandardCharsets.UTF_8);
            boolean head = exchange.getRequestMethod().equals("HEAD");
            exchange.sendResponseHeaders(status, head ? -1 : body.length);
            if (!head) {
                exchange.getResponseBody().write(body);
            }
            exchange.close();
        });
        stub.start();
        try (S3ContentStore store =
                store("http://127.0.0.1:" + stub.getAddress().getPort(), Map.of())) {
            check.apply(store);
        } finally {
            stub.stop(0);
        }
    }

    private S3ContentStore store(String endpoint, Map<String, Object> more) throws IOException {
        return new S3ContentStore(
                Buckets.settings(endpoint, "any-bucket", more), Files.createDirectories(folder.resolve("parts")));
    }
}
