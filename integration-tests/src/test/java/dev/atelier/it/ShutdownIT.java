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
    void aCallUnderWayIsAnsweredBeforeThePlatformEnds() throws Exception {
        ExecutorService executor = Executors.newSingleThreadExecutor();
        try (Platform platform = Platform.start(home)) {
            Client client = platform.client();
            Future<Client.Answer> answer = executor.submit(() -> client.picture("slow", "\"latency_ms\":8000"));
            await("the call is under way")
                    .atMost(Duration.ofSeconds(30))
                    .until(() -> answer.isDone() || inFlight(client) == 1);
            assertThat(answer).isNotDone();
            assertThat(platform.stop()).isZero();
            assertThat(answer.get().status()).as(answer.get().body().toString()).isEqualTo(200);
        } finally {
            executor.shutdownNow();
        }
    }

    private static int inFlight(Client client) throws Exception {
        for (JsonNode provider : client.get("/ops/providers").data().path("providers")) {
            if (provider.path("name").asText().equals("sandbox")) {
                return provider.path("in_flight").asInt();
            }
        }
        return 0;
    }
}
