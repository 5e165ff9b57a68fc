package dev.atelier.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RestartIT {
    private static final String SANDBOX = "dev.atelier.sandbox";

    @TempDir
    Path folder;

    @Test
    void whatWasDeployedAndMadeIsThereAgainEvenWithoutTheFrameworksCache() throws Exception {
        Path home = Files.createDirectories(folder.resolve("home"));
        String picture;
        byte[] bytes;
        try (Platform first = Platform.start(home)) {
            Client client = first.client();
            assertThat(client.upload("/ops/bundles", Jars.sandbox("4.0.0", folder))
                            .status())
                    .isEqualTo(200);
            picture = client.picture("kept").data().path("image_url").asText();
            bytes = client.bytes(picture).body();
            assertThat(first.stop()).isZero();
        }
        try (Platform second = Platform.start(home)) {
            assertThat(second.client().versions(SANDBOX)).isEqualTo(List.of("4.0.0"));
            assertThat(second.stop()).isZero();
        }
        delete(home.resolve("data/cache"));
        try (Platform third = Platform.start(home)) {
            assertThat(third.client().versions(SANDBOX)).isEqualTo(List.of("4.0.0"));
            assertThat(third.client().picture("again").status()).isEqualTo(200);
            String path = picture.replaceFirst("^https?://[^/]*", "");
            assertThat(third.client().bytes(path).body()).isEqualTo(bytes);
        }
    }

    @Test
    void anUndeployedBundleStaysAway() throws Exception {
        Path home = Files.createDirectories(folder.resolve("home"));
        try (Platform first = Platform.start(home)) {
            assertThat(first.client().delete("/ops/bundles/dev.atelier.openai").status())
                    .isEqualTo(200);
        }
        try (Platform second = Platform.start(home)) {
            assertThat(second.client().versions("dev.atelier.openai")).isEmpty();
        }
    }

    private static void delete(Path tree) throws IOException {
        try (Stream<Path> files = Files.walk(tree)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
