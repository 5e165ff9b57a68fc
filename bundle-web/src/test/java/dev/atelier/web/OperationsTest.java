package dev.atelier.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.atelier.core.health.ComponentHealth;
import dev.atelier.core.registry.ProviderStatus;
import dev.atelier.web.http.WebSettings;
import dev.atelier.web.testing.Answer;
import dev.atelier.web.testing.Front;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OperationsTest {
    private final Front front = new Front(Front.SETTINGS, FrontServlet::new);

    @AfterEach
    void stop() {
        front.close();
    }

    private Answer get(String path, String... headers) {
        return new Answer(front.server.get(path, headers));
    }

    private Answer send(String method, String path, String type, String body) {
        HttpRequest request = front.server
                .request(path)
                .header("Content-Type", type)
                .method(method, BodyPublishers.ofString(body))
                .build();
        return new Answer(front.server.send(request));
    }

    @Test
    void listsBundlesWithWhatTheyProvideAndWhyTheyDoNotRun() {
        Answer answer = get("/ops/bundles");

        assertThat(answer.at("data.bundles.0.name")).isEqualTo("dev.atelier.sandbox");
        assertThat(answer.at("data.bundles.0.version")).isEqualTo("1.0.0");
        assertThat(answer.at("data.bundles.0.leases")).isEqualTo(3);
        assertThat(answer.at("data.bundles.0.models")).isEqualTo(List.of("sandbox-image"));
        assertThat(answer.at("data.bundles.1.state")).isEqualTo("installed");
        assertThat(answer.at("data.bundles.1.reason")).isEqualTo("needs package com.acme.api 2.1; nothing offers it");
        assertThat(get("/ops/bundles/com.acme.broken").at("data.version")).isEqualTo("2.0.0");
        assertThat(get("/ops/bundles/com.acme.absent").status()).isEqualTo(404);
    }

    @Test
    void deploysABody() {
        Answer answer = send("POST", "/ops/bundles", "application/java-archive", "jar");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.at("data.name")).isEqualTo("dev.atelier.sandbox");
        assertThat(answer.at("data.version")).isEqualTo("1.0.1");
        assertThat(answer.at("data.replaced")).isEqualTo("1.0.0");
        assertThat(answer.at("data.adds")).isEqualTo(List.of("model:sandbox-image"));
        assertThat(answer.at("data.refreshed")).isEqualTo(List.of("dev.atelier.sandbox"));
        assertThat(answer.at("data.millis")).isEqualTo(12);
        assertThat(front.deployments.done).containsExactly("deploy jar for local");
        assertThat(Files.exists(front.deployments.files.get(0))).isFalse();
    }

    @Test
    void explainsAFileOfAFormWithoutDeployingIt() {
        String form =
                "--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.jar\"\r\n\r\njar\r\n--b--\r\n";

        Answer answer = send("POST", "/ops/bundles?dry_run=true", "multipart/form-data; boundary=b", form);

        assertThat(answer.at("data.dry_run")).isEqualTo(true);
        assertThat(front.deployments.done).containsExactly("explain jar for local");
    }

    @Test
    void saysInOneSentenceWhyABundleCannotRun() {
        Answer answer = send("POST", "/ops/bundles", "application/java-archive", "no jar");

        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.at("error")).isEqualTo("not a readable jar: incomplete copy or corrupt");
        assertThat(Files.exists(front.deployments.files.get(0))).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "text/plain, 415, Content-Type must be application/java-archive",
        "multipart/form-data; boundary=b, 400, file must be one file",
    })
    void refusesAnotherBody(String type, int status, String error) {
        Answer answer = send("POST", "/ops/bundles", type, "--b--\r\n");

        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.at("error")).asString().startsWith(error);
        assertThat(front.deployments.done).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"POST,/start,start", "POST,/stop,stop", "POST,/rollback,rollback", "DELETE,'',undeploy"})
    void passesChangesOn(String method, String path, String done) {
        Answer answer = send(method, "/ops/bundles/dev.atelier.sandbox" + path, "application/json", "");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.at("data.name")).isEqualTo("dev.atelier.sandbox");
        assertThat(front.deployments.done).containsExactly(done + " dev.atelier.sandbox");
    }

    @Test
    void showsTheBook() {
        Answer answer = get("/ops/deployments");

        assertThat(answer.at("data.deployments.0.who")).isEqualTo("folder");
        assertThat(answer.at("data.deployments.0.outcome")).isEqualTo("done");
        assertThat(answer.at("data.deployments.0.at")).isEqualTo("2026-11-20T10:00:00Z");
    }

    @Test
    void showsProvidersWithTheirLoad() {
        front.directory.state(ProviderStatus.State.UNCONFIGURED);

        Answer answer = get("/ops/providers");

        assertThat(answer.at("data.providers.0.name")).isEqualTo("sandbox");
        assertThat(answer.at("data.providers.0.state")).isEqualTo("unconfigured");
        assertThat(answer.at("data.providers.0.success_rate")).isEqualTo(0.99);
        assertThat(answer.at("data.providers.0.latency_ms.p95")).isEqualTo(9.0);
    }

    @Test
    void addsAndTakesBackAModel() {
        Answer added = send(
                "PUT", "/ops/models/mine", "application/json", "{\"provider\":\"sandbox\",\"like\":\"sandbox-image\"}");
        assertThat(added.at("data.name")).isEqualTo("mine");
        assertThat(added.at("data.configured")).isEqualTo(true);
        assertThat(get("/ops/models").at("data.models.1.prices.0.usd")).isEqualTo("0.04");

        assertThat(send("DELETE", "/ops/models/mine", "application/json", "").status())
                .isEqualTo(200);
        assertThat(send("DELETE", "/ops/models/mine", "application/json", "").status())
                .isEqualTo(404);
        assertThat(send("PUT", "/ops/models/mine", "application/json", "{}").at("error"))
                .isEqualTo("provider is required and must not be blank");
    }

    @Test
    void showsFigures() {
        String text = front.server.get("/metrics").body();

        assertThat(text)
                .contains("atelier_provider_calls_total{provider=\"sandbox\",version=\"1.0.0\",bundle_id=\"12\"} 100\n")
                .contains("quantile=\"0.95\"} 0.009\n")
                .contains("jvm_memory_used_bytes{area=\"heap\"} ");
    }

    @Test
    void showsHowThePartsAreAndIsNotReadyWithoutOneThatIsNeeded() {
        front.platform.bindHealth(() -> component("database", ComponentHealth.State.UP));
        AtomicReference<ComponentHealth> cache = new AtomicReference<>(component("cache", ComponentHealth.State.UP));
        front.platform.bindHealth(cache::get);
        assertThat(get("/health/ready").at("data.components.1.component")).isEqualTo("database");
        assertThat(get("/health/ready").at("data.components.1.figures.in_use")).isEqualTo(3);
        assertThat(get("/health").at("status")).isEqualTo("healthy");

        cache.set(component("cache", ComponentHealth.State.DEGRADED));
        assertThat(get("/health/ready").status()).isEqualTo(200);
        assertThat(get("/health").at("status")).isEqualTo("degraded");
        assertThat(front.server.get("/metrics").body())
                .contains("atelier_component_up{component=\"cache\"} 0\n")
                .contains("atelier_component_up{component=\"database\"} 1\n")
                .contains("# TYPE atelier_database_in_use gauge\natelier_database_in_use 3\n");

        cache.set(component("cache", ComponentHealth.State.DOWN));
        assertThat(get("/health/ready").status()).isEqualTo(503);
        assertThat(get("/health/ready").at("error")).isEqualTo("the cache is DOWN");
        assertThat(get("/health/ready").at("data.components.0.state")).isEqualTo("down");
    }

    private static ComponentHealth component(String name, ComponentHealth.State state) {
        return new ComponentHealth(name, state, "the " + name + " is " + state, Map.of("in_use", 3L));
    }

    @Test
    void isReadyOnlyWithARuntimeAndAProvider() {
        assertThat(get("/health/ready").status()).isEqualTo(200);
        assertThat(get("/health/live").at("data.status")).isEqualTo("ok");
        assertThat(get("/health").at("models.0.name")).isEqualTo("sandbox-image");
        assertThat(get("/status").http().body()).isEqualTo("{\"status\":\"ok\"}");

        front.directory.state(ProviderStatus.State.FAILING);
        assertThat(get("/health/ready").status()).isEqualTo(503);

        front.directory.state(ProviderStatus.State.READY);
        front.platform.unbindGenerations(front.generations);
        assertThat(get("/health/ready").status()).isEqualTo(503);
        assertThat(get("/health/live").status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://evil.example", "null", "http://127.0.0.1:1"})
    void refusesPagesOfOtherSites(String origin) {
        Answer answer = new Answer(front.server.post("/ops/bundles", "{}", "Origin", origin));

        assertThat(answer.status()).isEqualTo(403);
        assertThat(front.deployments.done).isEmpty();
    }

    @Test
    void servesItsOwnPages() {
        Answer answer = new Answer(
                front.server.post("/ops/bundles/dev.atelier.sandbox/stop", "{}", "Origin", front.server.origin()));

        assertThat(answer.status()).isEqualTo(200);
    }

    @Test
    void answersOperationsUnderKnownNamesOnly() {
        assertThat(underName("evil.example", "/ops/bundles", Front.SETTINGS)).contains("HTTP/1.1 403");
        assertThat(underName("evil.example", "/status", Front.SETTINGS)).contains("HTTP/1.1 200");
        assertThat(underName("localhost", "/ops/bundles", Front.SETTINGS)).contains("HTTP/1.1 200");
        assertThat(underName("[::1]:8000", "/ops/bundles", Front.SETTINGS)).contains("HTTP/1.1 200");
        WebSettings allowing = new WebSettings(
                "",
                Set.of(),
                Set.of("studio.example"),
                1000,
                1000,
                Front.SETTINGS.answerWithin(),
                Front.SETTINGS.patience(),
                Front.SETTINGS.drain(),
                false);
        assertThat(underName("studio.example", "/ops/bundles", allowing)).contains("HTTP/1.1 200");
    }

    private static String underName(String host, String path, WebSettings settings) {
        try (Front other = new Front(settings, FrontServlet::new)) {
            return other.server.raw("GET " + path + " HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n");
        }
    }
}
