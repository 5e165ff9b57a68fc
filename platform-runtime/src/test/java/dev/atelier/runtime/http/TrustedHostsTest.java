package dev.atelier.runtime.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.atelier.core.error.ErrorKind;
import dev.atelier.core.error.MediaException;
import dev.atelier.core.http.DoorSettings;
import dev.atelier.core.http.HttpCall;
import dev.atelier.core.http.HttpDoor;
import dev.atelier.runtime.http.address.Origin;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TrustedHostsTest {
    private static final TrustedHosts VENDOR = new TrustedHosts(
            Origin.of(URI.create("https://api.bfl.ai")), Set.of("*.bfl.ai", "mirror.example", "other.example:8443"));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://api.eu1.bfl.ai/v1/get_result?id=1",
                "https://API.EU.BFL.AI/",
                "https://mirror.example:444/",
                "https://other.example:8443/"
            })
    void includeWhatIsListed(String address) {
        assertThat(VENDOR.include(URI.create(address))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://api.eu1.bfl.ai/",
                "https://bfl.ai/",
                "https://evilbfl.ai/",
                "https://api.bfl.ai.evil.example/",
                "https://api.bfl.ai@evil.example/",
                "https://user@api.eu1.bfl.ai/",
                "https://other.example/",
                "https://127.0.0.1/?.bfl.ai",
                "ftp://api.bfl.ai/"
            })
    void leaveOutWhatOnlyLooksLikeIt(String address) {
        assertThat(VENDOR.include(URI.create(address))).isFalse();
    }

    @Test
    void theKeyGoesToATrustedHostAndToNoOther() {
        try (ScriptedServer vendor = new ScriptedServer(ScriptedServer.fixed(200, "", "{}"));
                ScriptedServer sibling = new ScriptedServer(ScriptedServer.fixed(200, "", "{}"));
                ScriptedServer stranger = new ScriptedServer(ScriptedServer.fixed(200, "", "{}"));
                TestDoors doors = new TestDoors(Map.of("allowPrivateAddresses", true));
                HttpDoor door = doors.service()
                        .open(new DoorSettings(
                                "acme",
                                URI.create(vendor.address()),
                                Map.of("x-key", TestDoors.KEY),
                                Duration.ofSeconds(20),
                                4,
                                Set.of("127.0.0.1:" + sibling.port())))) {
            door.send(HttpCall.get(sibling.address() + "/poll"));
            assertThat(sibling.requests().get(0).headers()).containsEntry("x-key", TestDoors.KEY);

            assertThatThrownBy(() -> door.send(HttpCall.get(stranger.address() + "/poll?sig=secret")))
                    .isInstanceOfSatisfying(MediaException.class, refused -> {
                        assertThat(refused.kind()).isEqualTo(ErrorKind.MALFORMED_ANSWER);
                        assertThat(refused).hasMessageContaining("127.0.0.1:" + stranger.port());
                        assertThat(refused.getMessage()).doesNotContain("secret");
                    });
            assertThat(stranger.requests()).isEmpty();

            door.download(URI.create(sibling.address() + "/file"), new MemorySink());
            assertThat(sibling.requests().get(1).headers()).doesNotContainKey("x-key");
        }
    }
}
