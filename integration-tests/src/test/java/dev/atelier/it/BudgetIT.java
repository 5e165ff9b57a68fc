package dev.atelier.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Budgets and books in a running platform, on the database that it brings. */
class BudgetIT {
    private static final String TWO_PICTURES =
            "{\"name\": \"Shop\", \"budget\": {\"usd\": \"0.02\", \"period\": \"month\"}}";

    @TempDir
    static Path home;

    private static Platform platform;

    @BeforeAll
    static void start() throws IOException {
        platform = Platform.start(home);
    }

    @AfterAll
    static void stop() throws InterruptedException {
        platform.close();
    }

    private static Client.Answer picture(String path, String settings) throws Exception {
        return platform.client()
                .post(
                        path,
                        "{\"prompt\": \"a pier\", \"customer_id\": 7, \"cache\": true, \"settings\": {\"image\":"
                                + " {\"model\": \"sandbox-paid\", \"quality\": \"low\"" + settings + "}}}");
    }

    @Test
    void aBudgetOfTwoPicturesBuysTwo() throws Exception {
        assertThat(platform.client().put("/ops/customers/7", TWO_PICTURES).status())
                .isEqualTo(200);
        assertThat(picture("/quote", ", \"seed\": 1").data().path("allowed").asBoolean())
                .isTrue();

        for (int seed = 1; seed <= 2; seed++) {
            Client.Answer bought = picture("/image/generate", ", \"seed\": " + seed);
            assertThat(bought.status()).as(bought.error()).isEqualTo(200);
        }
        Client.Answer third = picture("/image/generate", ", \"seed\": 3");

        assertThat(third.status()).isEqualTo(402);
        assertThat(third.error()).contains("$0.02 until").contains("$0.02 are spent");
        assertThat(picture("/quote", ", \"seed\": 3").data().path("allowed").asBoolean(true))
                .isFalse();
        // What costs nothing needs no room.
        assertThat(picture("/image/generate", ", \"seed\": 2")
                        .data()
                        .path("cached")
                        .asBoolean())
                .isTrue();
        JsonNode customer = platform.client().get("/ops/customers/7").data();
        assertThat(customer.path("settled").path("usd").asText()).isEqualTo("0.02");
        assertThat(customer.path("left").path("micro_usd").asLong(-1)).isZero();
        JsonNode usage = platform.client()
                .get("/ops/usage?customer=7&group_by=model")
                .data()
                .path("usage");
        assertThat(usage.path(0).path("model").asText()).isEqualTo("sandbox-paid");
        assertThat(usage.path(0).path("calls").asLong()).isEqualTo(3);
        assertThat(usage.path(0).path("cached").asLong()).isEqualTo(1);
        assertThat(usage.path(0).path("cost").path("micro_usd").asLong()).isEqualTo(20_000);
    }

    @Test
    void keysAreTakenAndRemoved() throws Exception {
        Client client = platform.client();
        client.put("/ops/customers/8", "{}");
        JsonNode key = client.post("/ops/customers/8/keys", "{\"title\": \"the shop\"}")
                .data();

        assertThat(key.path("key").asText()).startsWith("atl_");
        assertThat(client.get("/ops/customers/8").body().toString())
                .contains("the shop")
                .doesNotContain(key.path("key").asText());
        assertThat(client.delete(
                                "/ops/customers/8/keys?key_id=" + key.path("id").asText())
                        .status())
                .isEqualTo(200);
    }
}
