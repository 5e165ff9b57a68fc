package dev.atelier.flux;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.atelier.core.Parameters;
import dev.atelier.core.operation.MediaResult;
import dev.atelier.core.provider.ProviderAnswer;
import dev.atelier.core.provider.Webhook;
import dev.atelier.testkit.TestCall;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FluxWebhookTest {
    private static final String SECRET = "shared-secret";

    private final CompletableFuture<Webhook> received = new CompletableFuture<>();
    private HttpServer ours;
    private FluxBench bench;

    @BeforeEach
    void start() throws IOException {
        bench = new FluxBench(Map.of("webhookSecret", SECRET));
        ours = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        ours.createContext("/", this::receive);
        ours.start();
    }

    @AfterEach
    void stop() {
        ours.stop(0);
        bench.close();
    }

    @Test
    void theVendorTellsAndIsBelievedByItsSignature() throws Exception {
        bench.fake.pollsPerJob(1_000_000);
        TestCall call = bench.call(FluxBench.picture("flux", Parameters.EMPTY)).withWebhook(address());

        ProviderAnswer begun = bench.provider.start(call);
        Webhook message = received.get(20, TimeUnit.SECONDS);

        assertThat(bench.sent()).contains("\"webhook_secret\":\"" + SECRET + "\"", "\"webhook_url\":\"http://127");
        assertThat(bench.provider.signed(message)).isTrue();
        assertThat(bench.provider.signed(new Webhook(call.id(), message.headers(), message.body() + " ")))
                .isFalse();
        assertThat(bench.provider.signed(new Webhook(call.id(), Map.of(), message.body())))
                .isFalse();
        MediaResult result = bench.platform.finish(bench.provider, call, begun);
        assertThat(result.artifacts()).hasSize(1);
        assertThat(bench.fake.cluster().requests())
                .as("without a polling address the API itself is asked")
                .isEmpty();
    }

    @Test
    void withoutASecretNoWebhookIsAskedForAndNoneBelieved() throws Exception {
        try (FluxBench plain = new FluxBench()) {
            TestCall call =
                    plain.call(FluxBench.picture("flux", Parameters.EMPTY)).withWebhook(address());
            plain.platform.run(plain.provider, call);

            assertThat(plain.sent()).doesNotContain("webhook");
            assertThat(plain.provider.signed(
                            new Webhook(call.id(), Map.of("x-bfl-signature", List.of("sha256=")), "{}")))
                    .isFalse();
        }
    }

    private URI address() {
        return URI.create("http://127.0.0.1:" + ours.getAddress().getPort() + "/webhooks/flux/1");
    }

    private void receive(HttpExchange exchange) throws IOException {
        try (exchange) {
            Map<String, List<String>> headers = new HashMap<>();
            exchange.getRequestHeaders().forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values));
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(204, -1);
            received.complete(new Webhook(TestCall.ID, headers, body));
        }
    }
}
