package dev.atelier.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The platform is killed without a goodbye while a job is under way. */
class KillIT {
    private static final String SLOW_PICTURE = """
            {"prompt": "a lighthouse", "customer_id": 1, "async": true,
             "settings": {"image": {"model": "sandbox", "width": 64, "height": 64, "polls": 25}}}""";

    @TempDir
    Path folder;

    @Test
    void aJobGoesOnWhereItWas() throws Exception {
        Path home = Files.createDirectories(folder.resolve("home"));
        String job;
        try (Platform killed = Platform.start(home)) {
            job = killed.client()
                    .post("/image/generate", SLOW_PICTURE)
                    .data()
                    .path("job_id")
                    .asText();
            await().atMost(Duration.ofSeconds(30)).until(() -> progress(killed.client(), job) > 0);
            killed.process().destroyForcibly().waitFor();
        }
        try (Platform next = Platform.start(home)) {
            Client client = next.client();
            assertThat(progress(client, job)).isPositive();
            await().atMost(Duration.ofSeconds(60))
                    .until(() -> client.get("/jobs/" + job)
                            .data()
                            .path("status")
                            .asText()
                            .equals("succeeded"));
        }
    }

    private static double progress(Client client, String job) throws Exception {
        return client.get("/jobs/" + job).data().path("progress").asDouble();
    }
}
