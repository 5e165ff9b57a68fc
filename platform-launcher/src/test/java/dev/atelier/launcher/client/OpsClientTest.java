package dev.atelier.launcher.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.atelier.launcher.home.LaunchException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OpsClientTest {
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    private HttpServer server;
    private String answer = "";
    private int status = 200;

    @BeforeEach
    void open() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    @AfterEach
    void close() {
        server.stop(0);
    }

    @Test
    void aDeploymentIsToldInPlainWords(@TempDir Path folder) throws IOException {
        Path jar = Files.writeString(folder.resolve("x.jar"), "bytes");
        answer = """
                {"success":true,"data":{"name":"dev.atelier.sandbox","version":"1.1.0","replaced":"1.0.0",
                 "adds":["model:sandbox-2"],"refreshed":["dev.atelier.sandbox"],"millis":42,"dry_run":false,
                 "notes":["it lacks a key"]},"error":null,"code":200}""";
        deployment().deploy(jar, false);
        assertThat(requests).containsExactly("POST /ops/bundles application/java-archive bytes");
        assertThat(printed.toString(StandardCharsets.UTF_8).lines())
                .containsExactly(
                        "Deployed dev.atelier.sandbox 1.1.0, in place of 1.0.0, in 42 ms",
                        "  adds model:sandbox-2",
                        "  touches dev.atelier.sandbox",
                        "  note: it lacks a key");
    }

    @Test
    void aChangeThatGoesOnAfterItsAnswerIsFollowedToItsEnd() {
        answer = """
                {"success":true,"data":{"name":"dev.atelier.web","pending":true,
                 "deployments":[{"name":"dev.atelier.web","at":"9999-01-01T00:00:00Z","outcome":"rejected",
                 "reason":"it cannot start"}]}}""";
        assertThatThrownBy(() -> deployment().rollback("dev.atelier.web")).hasMessage("it cannot start");
        assertThat(requests.get(1)).startsWith("GET /ops/deployments?limit=10");
    }

    @Test
    void aDryRunSaysThatItIsOne(@TempDir Path folder) throws IOException {
        Path jar = Files.writeString(folder.resolve("x.jar"), "bytes");
        answer = "{\"success\":true,\"data\":{\"name\":\"a\",\"version\":\"1\"}}";
        deployment().deploy(jar, true);
        assertThat(requests.get(0)).startsWith("POST /ops/bundles?dry_run=true ");
        assertThat(printed.toString(StandardCharsets.UTF_8)).startsWith("Would deploy a 1");
    }

    @Test
    void aRefusalIsThePlatformsSentence() {
        status = 409;
        answer = "{\"success\":false,\"data\":null,\"error\":\"there is no version before 1.0.0\",\"code\":409}";
        assertThatThrownBy(() -> deployment().rollback("a b"))
                .isInstanceOf(LaunchException.class)
                .hasMessage("there is no version before 1.0.0");
        assertThat(requests.get(0)).startsWith("POST /ops/bundles/a%20b/rollback ");
    }

    @Test
    void anAnswerThatIsNoJsonIsToldByItsStatus() {
        status = 404;
        answer = "<html>";
        assertThatThrownBy(() -> deployment().undeploy("a"))
                .isInstanceOf(LaunchException.class)
                .hasMessageContaining("HTTP 404");
    }

    @Test
    void aPlatformThatIsGoneIsToldAsSuch() {
        server.stop(0);
        assertThatThrownBy(() -> deployment().undeploy("a"))
                .isInstanceOf(LaunchException.class)
                .hasMessageContaining("does not answer");
    }

    private Deployment deployment() {
        String url = "http://127.0.0.1:" + server.getAddress().getPort();
        return new Deployment(new OpsClient(url), new PrintStream(printed, true, StandardCharsets.UTF_8));
    }

    private void answer(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        String type = String.valueOf(exchange.getRequestHeaders().getFirst("Content-Type"));
        requests.add(exchange.getRequestMethod() + " " + exchange.getRequestURI() + " " + type + " " + body);
        byte[] bytes = answer.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }
}
