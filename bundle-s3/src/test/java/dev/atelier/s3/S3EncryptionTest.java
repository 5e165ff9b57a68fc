package dev.atelier.s3;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpServer;
import dev.atelier.core.media.MediaType;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is asked of the server, which the real one of the tests does not encrypt with. */
class S3EncryptionTest {
    private record Asked(String method, String target, Headers headers) {
        String header(String name) {
            return String.valueOf(headers.getFirst(name));
        }
    }

    private static final String ENCRYPTION = "x-amz-server-side-encryption";
    private static final String KEY = "x-amz-server-side-encryption-aws-kms-key-id";

    @TempDir
    Path folder;

    private final Queue<Asked> asked = new ConcurrentLinkedQueue<>();
    private HttpServer stub;

    @BeforeEach
    void start() throws IOException {
        stub = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        stub.createContext("/", exchange -> {
            exchange.getRequestBody().readAllBytes();
            String method = exchange.getRequestMethod();
            asked.add(new Asked(method, exchange.getRequestURI().toString(), exchange.getRequestHeaders()));
            byte[] body = ("<R><UploadId>u</UploadId><ETag>e</ETag></R>").getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("ETag", "\"e\"");
            exchange.sendResponseHeaders(method.equals("HEAD") ? 404 : 200, method.equals("HEAD") ? -1 : body.length);
            if (!method.equals("HEAD")) {
                exchange.getResponseBody().write(body);
            }
            exchange.close();
        });
        stub.start();
    }

    @AfterEach
    void stop() {
        stub.stop(0);
    }

    private void put(int length, Map<String, Object> more) {
        S3Settings settings =
                Buckets.settings("http://127.0.0.1:" + stub.getAddress().getPort(), "bucket", more);
        try (S3ContentStore store = new S3ContentStore(settings, folder)) {
            store.store(MediaType.PNG, new ByteArrayInputStream(new byte[length]));
        }
    }

    private Asked asked(String method, String target) {
        return asked.stream()
                .filter(one -> one.method().equals(method) && one.target().matches(target))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no " + method + " " + target + " in " + asked));
    }

    @Test
    void asksForNothingUnlessItIsSet() {
        put(10, Map.of());
        assertThat(asked("PUT", "/bucket/files/content/.*").headers()).doesNotContainKey(ENCRYPTION);
    }

    @Test
    void asksForTheServersOwn() {
        put(10, Map.of("serverSideEncryption", "AES256"));
        assertThat(asked("PUT", "/bucket/files/content/.*").header(ENCRYPTION)).isEqualTo("AES256");
    }

    @Test
    void asksForAKeyWithEachRequestThatMakesAnObject() {
        put(6 << 20, Map.of("serverSideEncryption", "aws:kms", "kmsKeyId", "key-1"));
        Asked begun = asked("POST", "/bucket/files/tmp/.*uploads.*");
        assertThat(begun.header(ENCRYPTION)).isEqualTo("aws:kms");
        assertThat(begun.header(KEY)).isEqualTo("key-1");
        Asked copied = asked("PUT", "/bucket/files/content/.*");
        assertThat(copied.header("x-amz-copy-source")).startsWith("bucket/files/tmp/");
        assertThat(copied.header(ENCRYPTION)).isEqualTo("aws:kms");
        assertThat(copied.header(KEY)).isEqualTo("key-1");
        assertThat(asked("DELETE", "/bucket/files/tmp/.*")).isNotNull();
    }
}
