package dev.atelier.fakes;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Dictionary;
import java.util.Hashtable;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.osgi.framework.Constants;

class FakeSettingsTest {
    private final FakeSettings settings;

    FakeSettingsTest() throws IOException {
        settings = new FakeSettings();
    }

    @AfterEach
    void close() {
        settings.close();
    }

    @Test
    void pointsAProviderAtItsFake() {
        Dictionary<String, Object> openai =
                changed("dev.atelier.openai", Map.of("apiKey", "sk-real", "timeout", 300, "baseUrl", "https://vendor"));

        assertThat(openai.get("apiKey")).isEqualTo("sk-fake");
        assertThat(openai.get("baseUrl")).asString().startsWith("http://127.0.0.1:");
        assertThat(openai.get("timeout")).isEqualTo(300);
    }

    @Test
    void letsResultsBeFetchedFromTheFakesAndFromWhereTheyWereBefore() {
        Dictionary<String, Object> http =
                changed("dev.atelier.runtime.http", Map.of("allowedHosts", new String[] {"files.example:8443"}));

        assertThat((String[]) http.get("allowedHosts")).hasSizeGreaterThan(1).contains("files.example:8443");
    }

    @Test
    void leavesOtherSettingsAlone() {
        assertThat(changed("dev.atelier.web", Map.of("basePath", "/io")))
                .isEqualTo(new Hashtable<>(Map.of(Constants.SERVICE_PID, "dev.atelier.web", "basePath", "/io")));
    }

    private Dictionary<String, Object> changed(String pid, Map<String, Object> own) {
        Dictionary<String, Object> properties = new Hashtable<>(own);
        properties.put(Constants.SERVICE_PID, pid);
        settings.modifyConfiguration(null, properties);
        return properties;
    }
}
