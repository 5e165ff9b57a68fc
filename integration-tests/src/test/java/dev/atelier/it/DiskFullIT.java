package dev.atelier.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The home's disk fills up while the platform runs, and has room again. */
class DiskFullIT {
    private static final int MEGABYTES = 300;

    @TempDir
    Path folder;

    @Test
    void isSaidClearlyAndHarmsNothing() throws Exception {
        try (Mount disk = Mount.ofMegabytes(folder, MEGABYTES)) {
            try (Platform platform = Platform.start(disk.folder())) {
                Client client = platform.client();
                String before =
                        client.picture("before").data().path("image_url").asText();
                byte[] bytes = client.bytes(before).body();

                fill(disk.folder().resolve("filler"));
                Client.Answer refused = client.picture("no room", "\"width\":1024", "\"height\":1024");
                assertThat(refused.status()).as(refused.body().toString()).isIn(502, 503);
                assertThat(refused.error()).containsAnyOf("No space left on device", "its disk is full");
                assertThat(client.get("/health/live").status()).isEqualTo(200);

                Files.delete(disk.folder().resolve("filler"));
                await().atMost(Duration.ofSeconds(60))
                        .until(() -> client.picture("after").status() == 200);
                assertThat(client.bytes(before).body()).isEqualTo(bytes);
                assertThat(platform.stop()).isZero();
            }
            try (Platform again = Platform.start(disk.folder())) {
                assertThat(again.client().get("/assets?limit=10").data().path("assets"))
                        .hasSizeGreaterThanOrEqualTo(2);
            }
        }
    }

    /** To the last byte. */
    private static void fill(Path file) throws IOException {
        byte[] block = new byte[1 << 16];
        try (OutputStream out = Files.newOutputStream(file)) {
            while (true) {
                out.write(block);
            }
        } catch (IOException full) {
            assertThat(full).hasMessageContaining("space");
        }
    }
}
