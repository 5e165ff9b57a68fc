package dev.atelier.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HotDeploymentIT {
    private static final String SANDBOX = "dev.atelier.sandbox";

    @TempDir
    static Path folder;

    private static Platform platform;
    private static Client client;

    @BeforeAll
    static void start() throws Exception {
        platform = Platform.start(Files.createDirectories(folder.resolve("home")));
        client = platform.client();
    }

    @AfterAll
    static void stop() throws Exception {
        platform.close();
    }

    @Test
    void noCallFailsWhileTheBundleThatAnswersItIsReplaced() throws Exception {
        try (Load load = new Load(client, 4, "\"latency_ms\":100")) {
            for (String version : List.of("2.0.0", "2.1.0", "2.2.0")) {
                drop(Jars.sandbox(version, folder), "sandbox.jar");
                awaitVersions(SANDBOX, version);
                awaitMore(load);
            }
            assertThat(load.failures()).isEmpty();
        }
    }

    @Test
    void aJarTakenOutOfTheFolderIsGone() throws Exception {
        Path plain = Jars.empty("example.plain", "1.0.0", folder.resolve("plain.jar"));
        drop(plain, "plain.jar");
        awaitVersions("example.plain", "1.0.0");
        Files.delete(platform.deployFolder().resolve("plain.jar"));
        await("the bundle is gone")
                .atMost(Duration.ofSeconds(30))
                .until(() -> client.versions("example.plain").isEmpty());
    }

    @Test
    void aBrokenJarHarmsNothingAndIsExplained() throws Exception {
        Files.writeString(platform.deployFolder().resolve("broken.jar"), "not a jar at all");
        await("the refusal is on record").atMost(Duration.ofSeconds(30)).until(() -> recorded("broken.jar"));
        assertThat(client.picture("still here").status()).isEqualTo(200);
    }

    @Test
    void whatItNeedsAndThePlatformLacksIsSaidInOneSentence() throws Exception {
        Path needy = Jars.withHeader(
                Jars.empty("example.needy", "1.0.0", folder.resolve("plain-needy.jar")),
                "Import-Package",
                "dev.atelier.core.provider;version=\"[9,10)\"",
                folder.resolve("needy.jar"));
        Client.Answer answer = client.upload("/ops/bundles", needy);
        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.error())
                .contains("dev.atelier.core.provider")
                .contains("9")
                .doesNotContain("\n")
                .doesNotContain("Exception");
        assertThat(client.versions("example.needy")).isEmpty();
    }

    /** As an operator does: copied beside, then moved in. */
    private static void drop(Path jar, String name) throws Exception {
        Files.copy(jar, platform.deployFolder().resolve(name), StandardCopyOption.REPLACE_EXISTING);
    }

    private static void awaitVersions(String bundle, String version) {
        await(bundle + " runs as " + version + " only")
                .atMost(Duration.ofSeconds(60))
                .until(() -> client.versions(bundle).equals(List.of(version)));
    }

    private static void awaitMore(Load load) {
        int before = load.answered();
        await("calls go on").atMost(Duration.ofSeconds(30)).untilAsserted(() -> {
            assertThat(load.failures()).isEmpty();
            assertThat(load.answered()).isGreaterThan(before + 8);
        });
    }

    private static boolean recorded(String file) throws Exception {
        for (JsonNode line : client.get("/ops/deployments").data().path("deployments")) {
            if (line.path("name").asText().equals(file)
                    && line.path("outcome").asText().equals("rejected")) {
                return !line.path("reason").asText().isBlank();
            }
        }
        return false;
    }
}
