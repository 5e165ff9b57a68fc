package dev.atelier.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class S3SettingsTest {
    private static S3Settings with(Map<String, Object> more) {
        return Buckets.settings("http://127.0.0.1:1", "bucket", more);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "bucket | No_Such | bucket of dev.atelier.s3 must be 3 to 63 lower-case letters",
                "endpoint | s3.example.org | endpoint of dev.atelier.s3 must be http://host:port or https://host:port",
                "endpoint | http://h/path | but is \"http://h/path\"",
                "publicEndpoint | ftp://h | publicEndpoint of dev.atelier.s3",
                "serverSideEncryption | aes | must be none, AES256 or aws:kms, but is \"aes\"",
                "accessKey | '' | only secretKey is set",
                "secretKey | '' | only accessKey is set",
                "region | '' | region of dev.atelier.s3 must be the name of a region",
            })
    void saysWhichSettingIsWrong(String name, String value, String message) {
        assertThatThrownBy(() -> with(Map.of(name, value)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(message);
    }

    @Test
    void saysWhichNumberIsWrong() {
        assertThatThrownBy(() -> with(Map.of("partMegabytes", 4)))
                .hasMessageContaining("partMegabytes of dev.atelier.s3 must be 5 to 1024, but is \"4\"");
        assertThatThrownBy(() -> with(Map.of("presignedMinutes", 20_000)))
                .hasMessageContaining("presignedMinutes of dev.atelier.s3 must be 0 to 10080");
    }

    @Test
    void takesAPrefixWithOrWithoutItsSlash() {
        assertThat(with(Map.of("prefix", "a/b")).place().prefix()).isEqualTo("a/b/");
        assertThat(with(Map.of("prefix", "a/b/")).place().prefix()).isEqualTo("a/b/");
        assertThat(with(Map.of("prefix", "")).place().prefix()).isEmpty();
    }

    @Test
    void showsNoSecret() {
        assertThat(with(Map.of("secretKey", "do-not-show")).toString()).doesNotContain("do-not-show");
    }
}
