package dev.atelier.core.cache;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class CacheKeyTest {
    @Test
    void partsDoNotRunIntoEachOther() {
        assertThat(CacheKey.of("n", List.of("ab", "c"))).isNotEqualTo(CacheKey.of("n", List.of("a", "bc")));
        assertThat(CacheKey.of("n", List.of("a", ""))).isNotEqualTo(CacheKey.of("n", List.of("a")));
    }

    @Test
    void isTheHashOfLengthsAndBytes() {
        // printf '\0\0\0\001a' | sha256sum
        assertThat(CacheKey.of("n", List.of("a")).hash())
                .isEqualTo("72ff6b02949dad95006c343e3db3150090d3afb49f6bbdb92fdc17607997a85c");
    }
}
