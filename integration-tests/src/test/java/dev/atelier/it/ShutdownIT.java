package dev.atelier.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ShutdownIT {
    @TempDir
    Path home;

    @Test
    void aClientThatWaitsIsAnsweredAndItsJobGoesOnAfterTheRestart() throws Exception {
        String job;
        ExecutorService executor = Executors.newSingleThreadExecutor();
        try (Platform platform = Platform.start(home)) {
            Client client = platform.client();
            Future<Client.Answer> answer = executor.submit(() -> client.picture("slow", "\"latency_ms\":20000"));
            await("the call is under way")
                    .atMost(Duration.ofSeconds(15))
                    .until(() -> !client.get("/jobs").data().path("jobs").isEmpty());
            assertThat(platform.stop()).isZero();
            assertThat(answer.get().status()).as(answer.get().body().toString()).isEqualTo(202);
            job = answer.get().data().path("job_id").asText();
        } finally {
            executor.shutdownNow();
        }
        try (Platform platform = Platform.start(home)) {
            Client client = platform.client();
            await("the job succeeds")
                    .atMost(Duration.ofSeconds(60))
                    .until(() -> client.get("/jobs/" + job)
                            .data()
                            .path("status")
                            .asText()
                            .equals("succeeded"));
            JsonNode result = client.get("/jobs/" + job).data().path("result");
            assertThat(client.bytes(path(result)).statusCode()).isEqualTo(200);
        }
    }

    private static String path(JsonNode result) {
        return result.path("image_url").asText().replaceFirst("^https?://[^/]*", "");
    }
}
