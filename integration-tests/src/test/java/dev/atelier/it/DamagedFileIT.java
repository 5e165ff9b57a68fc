package dev.atelier.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The H2 file of the home is damaged, and then a backup is put in its place. */
class DamagedFileIT {
    @TempDir
    Path home;

    @Test
    void isSaidAndLeftAloneAndABackupOfItServes() throws Exception {
        try (Platform platform = Platform.start(home)) {
            platform.client().put("/ops/customers/7", "{\"name\": \"Seven\"}");
        }
        Path file = home.resolve("data/database/atelier.mv.db");
        byte[] backup = Files.readAllBytes(file);
        byte[] damaged = damaged(backup);
        Files.write(file, damaged);

        try (Platform platform = Platform.startUnready(home)) {
            Client client = platform.client();
            await().atMost(Duration.ofSeconds(30))
                    .until(() -> whyNotReady(client).contains("damaged"));
            assertThat(whyNotReady(client))
                    .contains("the database does not answer: its file is damaged; restore a backup");
            Client.Answer refused = client.picture("nowhere to write it down");
            assertThat(refused.status()).as(() -> refused.body().toString()).isEqualTo(503);
        }
        assertThat(Files.readAllBytes(file)).as("nothing was written into it").isEqualTo(damaged);

        Files.write(file, backup);
        try (Platform platform = Platform.start(home)) {
            assertThat(platform.client()
                            .get("/ops/customers/7")
                            .data()
                            .path("name")
                            .asText())
                    .isEqualTo("Seven");
        }
    }

    private static String whyNotReady(Client client) throws IOException, InterruptedException {
        Client.Answer ready = client.get("/health/ready");
        return ready.status() == 503 ? ready.body().path("error").asText() : "";
    }

    /** All but H2's first line. */
    private static byte[] damaged(byte[] whole) {
        byte[] damaged = whole.clone();
        Arrays.fill(damaged, 64, damaged.length, (byte) 'x');
        return damaged;
    }
}
