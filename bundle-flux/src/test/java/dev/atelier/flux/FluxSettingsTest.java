package dev.atelier.flux;

import static org.assertj.core.api.Assertions.assertThat;

import dev.atelier.core.provider.Readiness;
import dev.atelier.testkit.FakeHttpDoor;
import dev.atelier.testkit.Settings;
import dev.atelier.testkit.TestPlatform;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FluxSettingsTest {
    private final FakeHttpDoor doors = new FakeHttpDoor();

    @ParameterizedTest
    @CsvSource({
        "https://api.bfl.ai/v1, true",
        "https://api.eu1.bfl.ai/v1, true",
        "http://127.0.0.1:9000/v1, false",
        "https://bfl.ai.example/v1, false"
    })
    void theVendorsOtherHostsAreTrustedAtItsOwnAddressOnly(String baseUrl, boolean own) throws IOException {
        FluxProvider provider = provider(Map.of("baseUrl", baseUrl, "trustedHosts", new String[] {"gpu.example:9"}));

        assertThat(provider.info().vendorAddress()).isEqualTo(own);
        assertThat(doors.opened().get(0).trustedHosts().contains("*.bfl.ai")).isEqualTo(own);
        assertThat(doors.opened().get(0).trustedHosts()).contains("gpu.example:9");
        assertThat(doors.opened().get(0).headers()).containsEntry("x-key", "k-1");
    }

    @Test
    void withoutAKeyItNamesTheSetting() throws IOException {
        assertThat(provider(Map.of("apiKey", " ")).info().readiness())
                .isEqualTo(new Readiness.Unconfigured("dev.atelier.flux/apiKey (environment BFL_API_KEY)"));
        assertThat(doors.opened()).isEmpty();
    }

    private FluxProvider provider(Map<String, Object> changed) throws IOException {
        Map<String, Object> settings = new HashMap<>(Map.of("apiKey", "k-1"));
        settings.putAll(changed);
        try (TestPlatform platform = new TestPlatform()) {
            return new FluxProvider(platform.catalogueReader(), doors, Settings.of(FluxConfig.class, settings));
        }
    }
}
