package dev.atelier.core.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MediaTypeTest {
    @ParameterizedTest
    @CsvSource({
        "image/png,image/png,png",
        "IMAGE/JPEG; q=1,image/jpeg,jpg",
        "audio/mpeg,audio/mpeg,mp3",
        "image/svg+xml;charset=utf-8,image/svg+xml,svg"
    })
    void readsContentTypes(String header, String essence, String extension) {
        MediaType type = MediaType.parse(header);
        assertThat(type).hasToString(essence);
        assertThat(type.extension()).isEqualTo(extension);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "image", "image/", "/png", "im age/png", "image/p\r\nng"})
    void refusesWhatIsNone(String text) {
        assertThatThrownBy(() -> MediaType.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void digestsAreLowerCaseHexadecimal() {
        assertThat(new Digest("a".repeat(64))).hasToString("sha256:" + "a".repeat(64));
        assertThatThrownBy(() -> new Digest("A".repeat(64))).isInstanceOf(IllegalArgumentException.class);
    }
}
