package dev.atelier.openai;

import static org.assertj.core.api.Assertions.assertThat;

import dev.atelier.core.Parameters;
import dev.atelier.core.http.DoorSettings;
import dev.atelier.core.media.ContentSink;
import dev.atelier.core.media.MediaContent;
import dev.atelier.core.media.MediaType;
import dev.atelier.core.provider.Readiness;
import dev.atelier.core.utility.MediaConverter;
import dev.atelier.testkit.Components;
import dev.atelier.testkit.FakeHttpDoor;
import dev.atelier.testkit.TestPlatform;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OpenAiSettingsTest {
    private final FakeHttpDoor doors = new FakeHttpDoor();
    private final Components components =
            new Components(new TestPlatform().catalogueReader(), doors, new NoConverter());

    @AfterEach
    void stop() {
        components.close();
    }

    @Test
    void hasDefaultsForAllButTheKey() {
        provider(Map.of("apiKey", " sk-1 "));

        assertThat(doors.opened())
                .containsExactly(new DoorSettings(
                        "openai",
                        URI.create("https://api.openai.com/v1"),
                        Map.of("Authorization", "Bearer sk-1"),
                        Duration.ofMinutes(5),
                        32));
    }

    @Test
    void namesTheKeyWhenItIsMissing() {
        assertThat(provider(Map.of()).info().readiness())
                .isEqualTo(new Readiness.Unconfigured("dev.atelier.openai/apiKey (environment OPENAI_API_KEY)"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"api.openai.com/v1", "ftp://host/v1", "http:///v1", "http://a b/", ""})
    void saysWhenTheBaseUrlIsNoAddress(String baseUrl) {
        OpenAiProvider provider = provider(Map.of("apiKey", "sk-1", "baseUrl", baseUrl));

        assertThat(provider.info().readiness())
                .isInstanceOfSatisfying(
                        Readiness.Failing.class,
                        failing -> assertThat(failing.reason()).contains("dev.atelier.openai/baseUrl"));
    }

    @Test
    void saysWhenItIsSwitchedOff() {
        assertThat(provider(Map.of("apiKey", "sk-1", "enabled", false)).info().readiness())
                .isInstanceOf(Readiness.Failing.class);
    }

    @ParameterizedTest
    @CsvSource({
        "https://api.openai.com/v1, true",
        "https://API.OpenAI.com/v1/, true",
        "https://eu.api.openai.com/v1, true",
        "https://api.openai.com.example.org/v1, false",
        "http://127.0.0.1:9100/v1, false"
    })
    void knowsTheVendorsOwnAddress(String baseUrl, boolean vendor) {
        assertThat(provider(Map.of("apiKey", "sk-1", "baseUrl", baseUrl)).info().vendorAddress())
                .isEqualTo(vendor);
    }

    @Test
    void addsHeadersAndLeavesOutEmptyOnes() {
        String[] lines = {"X-A: 1", "nonsense", "X-Empty:  "};

        provider(Map.of("apiKey", "sk-1", "extraHeaders", lines, "project", "proj-7"));

        assertThat(doors.opened().get(0).headers())
                .containsOnly(
                        Map.entry("Authorization", "Bearer sk-1"),
                        Map.entry("OpenAI-Project", "proj-7"),
                        Map.entry("X-A", "1"));
    }

    private OpenAiProvider provider(Map<String, ?> given) {
        return components.make(OpenAiProvider.class, given);
    }

    private static final class NoConverter implements MediaConverter {
        @Override
        public boolean converts(MediaType from, MediaType to) {
            return false;
        }

        @Override
        public MediaContent convert(MediaContent content, MediaType to, Parameters options, ContentSink sink) {
            throw new AssertionError("nothing is to be converted");
        }
    }
}
