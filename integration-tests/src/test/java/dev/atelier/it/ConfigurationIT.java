package dev.atelier.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigurationIT {
    @TempDir
    Path home;

    @Test
    void noFileOpensTheServerToOtherMachines() throws Exception {
        Files.createDirectories(home.resolve("conf"));
        Files.writeString(
                home.resolve("conf/org.apache.felix.http.cfg"),
                "org.apache.felix.http.host=0.0.0.0\norg.osgi.service.http.port=1\n");
        try (Platform platform = Platform.start(home)) {
            assertThat(platform.client().get("/health/ready").status()).isEqualTo(200);
        }
    }

    @Test
    void aSavedSettingTakesEffectWithoutARestart() throws Exception {
        try (Platform platform = Platform.start(home)) {
            Client client = platform.client();
            assertThat(state(client)).isEqualTo("unconfigured");
            Files.createDirectories(home.resolve("conf/secrets"));
            Files.writeString(home.resolve("conf/secrets/openai"), "sk-only-a-test");
            Files.writeString(home.resolve("conf/dev.atelier.openai.cfg"), "apiKey=$[secret:openai]\n");
            await("the provider is ready")
                    .atMost(Duration.ofSeconds(30))
                    .until(() -> state(client).equals("ready"));
            assertThat(client.get("/ops/providers").body().toString()).doesNotContain("sk-only-a-test");
        }
    }

    private static String state(Client client) throws Exception {
        for (JsonNode provider : client.get("/ops/providers").data().path("providers")) {
            if (provider.path("name").asText().equals("openai")) {
                return provider.path("state").asText();
            }
        }
        return "absent";
    }
}
