package dev.atelier.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CacheIT {
    private static final int AT_ONCE = 100;

    @TempDir
    static Path folder;

    private static Platform platform;

    @BeforeAll
    static void start() throws Exception {
        platform = Platform.start(folder.resolve("home"));
    }

    @AfterAll
    static void stop() throws Exception {
        platform.close();
    }

    private static Client client() {
        return platform.client();
    }

    /** How often the sandbox was asked. */
    private static long asked() throws Exception {
        for (JsonNode provider : client().get("/ops/providers").data().path("providers")) {
            if (provider.path("name").asText().equals("sandbox")) {
                return provider.path("calls").asLong();
            }
        }
        throw new AssertionError("there is no sandbox");
    }

    @Test
    void theSameCallWithASeedIsMadeOnce() throws Exception {
        Client.Answer first = client().picture("a lighthouse", "\"seed\":7");
        long before = asked();
        Client.Answer second = client().picture("a lighthouse", "\"seed\":7");

        assertThat(first.data().path("cached").asBoolean()).isFalse();
        assertThat(second.data().path("cached").asBoolean()).isTrue();
        assertThat(second.data().path("cost").path("micro_usd").asLong(-1)).isZero();
        assertThat(second.data().path("saved").path("micro_usd").isNumber()).isTrue();
        assertThat(second.data().path("asset_id")).isEqualTo(first.data().path("asset_id"));
        assertThat(asked()).isEqualTo(before);
    }

    @Test
    void withoutASeedASecondCallIsAnotherPicture() throws Exception {
        client().picture("a lighthouse by chance");
        assertThat(client().picture("a lighthouse by chance")
                        .data()
                        .path("cached")
                        .asBoolean(true))
                .isFalse();
    }

    @Test
    void aPictureThatIsNotKeptIsGivenAgain() throws Exception {
        String request = "{\"prompt\":\"not kept\",\"customer_id\":1,\"save_to_db\":false,\"cache\":true,"
                + "\"settings\":{\"image\":{\"model\":\"sandbox\"}}}";
        Client.Answer first = client().post("/image/generate", request);
        Client.Answer second = client().post("/image/generate", request);

        assertThat(second.data().path("cached").asBoolean()).isTrue();
        assertThat(second.data().path("image_url").asText())
                .startsWith("data:image/png;base64,")
                .isEqualTo(first.data().path("image_url").asText());
    }

    @Test
    void whatIsDeletedIsNotGivenAgain() throws Exception {
        Client.Answer first = client().picture("to be deleted", "\"seed\":7");
        client().delete("/assets/" + first.data().path("asset_id").asText());

        assertThat(client().picture("to be deleted", "\"seed\":7")
                        .data()
                        .path("cached")
                        .asBoolean(true))
                .isFalse();
    }

    @Test
    void whatComesAgainAndAgainIsCountedAndEndsWithTheResult() throws Exception {
        client().put("/ops/customers/21", "{\"name\": \"Again and again\"}");
        String request = "{\"prompt\":\"again and again\",\"customer_id\":21,"
                + "\"settings\":{\"image\":{\"model\":\"sandbox\",\"seed\":7}}}";
        Set<String> jobs = new HashSet<>();
        Client.Answer last = client().post("/image/generate", request);
        for (int i = 0; i < 20; i++) {
            last = client().post("/image/generate", request);
            assertThat(last.data().path("cached").asBoolean()).isTrue();
            jobs.add(last.data().path("job_id").asText());
        }
        assertThat(jobs).hasSize(20);
        JsonNode job =
                client().get("/jobs/" + last.data().path("job_id").asText()).data();
        assertThat(job.path("status").asText()).isEqualTo("succeeded");
        assertThat(job.path("result").path("asset_id")).isEqualTo(last.data().path("asset_id"));
        JsonNode used =
                client().get("/ops/usage?customer=21").data().path("usage").path(0);
        assertThat(used.path("calls").asLong()).isEqualTo(21);
        assertThat(used.path("cached").asLong()).isEqualTo(20);

        client().delete("/assets/" + last.data().path("asset_id").asText());
        assertThat(client().post("/image/generate", request)
                        .data()
                        .path("cached")
                        .asBoolean(true))
                .isFalse();
    }

    @Test
    void whatIsClearedIsNotGivenAgain() throws Exception {
        client().picture("to be cleared", "\"seed\":7");
        client().picture("to be cleared", "\"seed\":7");
        client().delete("/cache");

        assertThat(client().picture("to be cleared", "\"seed\":7")
                        .data()
                        .path("cached")
                        .asBoolean(true))
                .isFalse();
    }

    @Test
    void equalCallsAtOnceAreOne() throws Exception {
        long before = asked();
        client().picture("alone", "\"seed\":1", "\"latency_ms\":1000");
        long forOne = asked() - before;
        ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE);
        try {
            List<Future<Client.Answer>> answers = new ArrayList<>();
            for (int i = 0; i < AT_ONCE; i++) {
                answers.add(threads.submit(() -> client().picture("together", "\"seed\":1", "\"latency_ms\":1000")));
            }
            int bought = 0;
            Set<String> jobs = new HashSet<>();
            for (Future<Client.Answer> answer : answers) {
                Client.Answer picture = answer.get(60, TimeUnit.SECONDS);
                assertThat(picture.status()).as(() -> picture.body().toString()).isEqualTo(200);
                bought += picture.data().path("cached").asBoolean() ? 0 : 1;
                jobs.add(picture.data().path("job_id").asText());
            }
            assertThat(bought).isEqualTo(1);
            assertThat(jobs).hasSize(AT_ONCE);
        } finally {
            threads.shutdownNow();
        }
        assertThat(asked() - before).isEqualTo(2 * forOne);
    }

    @Test
    void equalCallsAtOnceAreChargedOnce() throws Exception {
        client().put(
                        "/ops/customers/9",
                        "{\"name\": \"One picture\", \"budget\": {\"usd\": \"0.01\", \"period\": \"month\"}}");
        long before = asked();
        ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE);
        try {
            List<Future<Client.Answer>> answers = new ArrayList<>();
            for (int i = 0; i < AT_ONCE; i++) {
                answers.add(threads.submit(() -> client().post("/image/generate", """
                        {"prompt": "one for all", "customer_id": 9, "settings": {"image": {"model": "sandbox-paid",
                         "quality": "low", "seed": 1, "latency_ms": 1000}}}""")));
            }
            for (Future<Client.Answer> answer : answers) {
                Client.Answer picture = answer.get(60, TimeUnit.SECONDS);
                assertThat(picture.status()).as(picture.body()::toString).isEqualTo(200);
            }
        } finally {
            threads.shutdownNow();
        }
        assertThat(asked()).isGreaterThan(before);
        assertThat(client().get("/ops/customers/9")
                        .data()
                        .path("settled")
                        .path("usd")
                        .asText())
                .isEqualTo("0.01");
        JsonNode usage =
                client().get("/ops/usage?customer=9").data().path("usage").path(0);
        assertThat(usage.path("calls").asInt()).isEqualTo(AT_ONCE);
        assertThat(usage.path("cached").asInt()).isEqualTo(AT_ONCE - 1);
        assertThat(usage.path("cost").path("micro_usd").asLong()).isEqualTo(10_000);
    }

    @Test
    void theCacheIsCountedAndCleared() throws Exception {
        client().picture("to be forgotten", "\"seed\":7");
        client().picture("to be forgotten", "\"seed\":7");
        JsonNode counted = client().get("/cache/stats").data();
        assertThat(counted.path("backend").asText()).isEqualTo("memory");
        assertThat(counted.path("hits").asLong()).isPositive();
        assertThat(counted.path("entries").asLong()).isPositive();

        client().delete("/cache?namespace=results");
        assertThat(client().picture("to be forgotten", "\"seed\":7")
                        .data()
                        .path("cached")
                        .asBoolean(true))
                .isFalse();
    }
}
