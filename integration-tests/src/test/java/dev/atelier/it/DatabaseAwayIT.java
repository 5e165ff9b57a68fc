package dev.atelier.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.atelier.testkit.database.Postgres;
import dev.atelier.testkit.openai.FakeOpenAi;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** PostgreSQL is down when the platform starts, comes, and goes again while paid calls are under way. */
class DatabaseAwayIT {
    private static final int JOBS = 6;
    private static final String VIDEO = """
            {"prompt": "a pier", "customer_id": 7, "async": true, "settings": {"video": {"model": "sora-2"}}}""";

    @TempDir
    Path home;

    @Test
    void nothingIsLostThatWasPaidFor() throws Exception {
        try (Postgres server = new Postgres();
                FakeOpenAi vendor = new FakeOpenAi("sk-fake")) {
            configure(server, vendor);
            server.kill();
            try (Platform platform = Platform.startUnready(home)) {
                Client client = platform.client();
                isAway(client);
                server.restart();
                isBack(client);

                assertThat(client.put("/ops/customers/7", "{\"budget\": {\"usd\": \"50\", \"period\": \"month\"}}")
                                .status())
                        .isEqualTo(200);
                vendor.pollsPerJob(3);
                List<String> jobs = new ArrayList<>();
                for (int i = 0; i < JOBS; i++) {
                    jobs.add(client.post("/video/generate", VIDEO)
                            .data()
                            .path("job_id")
                            .asText());
                }
                await().atMost(Duration.ofSeconds(30)).until(() -> vendor.charged() == JOBS);
                server.kill();
                isAway(client);
                server.restart();

                for (String job : jobs) {
                    await().atMost(Duration.ofSeconds(60)).until(() -> status(client, job), "succeeded"::equals);
                }
                assertThat(vendor.charged()).isEqualTo(JOBS);
                stand(client);
            }
        }
    }

    private void configure(Postgres server, FakeOpenAi vendor) throws IOException {
        Path conf = Files.createDirectories(home.resolve("conf"));
        Files.writeString(
                conf.resolve("dev.atelier.database.cfg"), "url=" + server.url() + "\nuser=postgres\npassword=\n");
        // The fake has its results on another host of this machine.
        Files.writeString(conf.resolve("dev.atelier.runtime.http.cfg"), "allowPrivateAddresses=true\n");
        Files.writeString(
                conf.resolve("dev.atelier.openai.cfg"),
                "apiKey=sk-fake\nbaseUrl=" + vendor.baseUrl() + "\npollInterval=1\n");
    }

    private static void isAway(Client client) throws Exception {
        await().atMost(Duration.ofSeconds(30))
                .until(() -> client.get("/health/ready").status() == 503);
        assertThat(client.get("/health/ready").error()).contains("the database does not answer");
        assertThat(client.get("/health").body().path("status").asText()).isEqualTo("degraded");
        Client.Answer refused = client.post("/video/generate", VIDEO);
        assertThat(refused.status()).isEqualTo(503);
        assertThat(refused.error()).contains("the database does not answer");
        assertThat(client.get("/models").status()).isEqualTo(200);
    }

    private static void isBack(Client client) {
        await().atMost(Duration.ofSeconds(30))
                .until(() -> client.get("/health/ready").status() == 200);
    }

    private static String status(Client client, String job) throws Exception {
        return client.get("/jobs/" + job).data().path("status").asText();
    }

    /** Each call has its row, and what is settled is what they cost. */
    private static void stand(Client client) {
        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> {
            JsonNode usage =
                    client.get("/ops/usage?customer=7").data().path("usage").path(0);
            JsonNode customer = client.get("/ops/customers/7").data();
            assertThat(usage.path("calls").asInt()).isEqualTo(JOBS);
            assertThat(usage.path("cost").path("micro_usd").asLong()).isPositive();
            assertThat(customer.path("settled")).isEqualTo(usage.path("cost"));
            assertThat(customer.path("reserved").path("micro_usd").asLong(-1)).isZero();
        });
    }
}
