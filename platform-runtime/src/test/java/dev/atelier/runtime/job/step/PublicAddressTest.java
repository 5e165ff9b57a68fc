package dev.atelier.runtime.job.step;

import static org.assertj.core.api.Assertions.assertThat;

import dev.atelier.core.CallId;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PublicAddressTest {
    private static final CallId CALL = new CallId("01KAFXZ0000000000000000000");

    @ParameterizedTest
    @ValueSource(strings = {"https://a.example/io/studio", " https://a.example/io/studio/ "})
    void keepsTheBasePath(String setting) {
        assertThat(PublicAddress.of(setting).webhook("flux", CALL))
                .contains(URI.create("https://a.example/io/studio/webhooks/flux/" + CALL));
    }

    @Test
    void isNoneWhenEmpty() {
        assertThat(PublicAddress.of(" ").webhook("flux", CALL)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a.example", "ftp://a.example", "https://a.example/?x=1", "https://", "https://a b"})
    void passesOverWhatWillNotDo(String setting) {
        assertThat(PublicAddress.of(setting)).isEqualTo(PublicAddress.NONE);
    }
}
