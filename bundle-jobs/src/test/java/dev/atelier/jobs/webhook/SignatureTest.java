package dev.atelier.jobs.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class SignatureTest {
    private static final Instant NOW = Instant.ofEpochSecond(1767225600);

    @Test
    void isWhatOpensslMakesOfTheSame() {
        // printf '1767225600.{"a":1}' | openssl dgst -sha256 -hmac secret
        assertThat(new Signature("secret").headers(NOW, "{\"a\":1}"))
                .containsEntry("X-Atelier-Timestamp", "1767225600")
                .containsEntry(
                        "X-Atelier-Signature",
                        "sha256=96a067a1c95eb143fc00b9097bcfcbcd5456adda508c443ff219748e764dbed7");
    }

    @Test
    void isLeftOutWithoutASecret() {
        assertThat(new Signature("").headers(NOW, "{}")).containsOnlyKeys("X-Atelier-Timestamp");
    }

    @Test
    void keepsItsSecretOutOfLogs() {
        assertThat(new Signature("secret").toString()).doesNotContain("secret");
    }
}
