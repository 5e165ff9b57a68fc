package dev.atelier.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;

class SettingsTest {
    @interface Config {
        String key() default "";

        int limit() default 5;
    }

    @Test
    void hasTheDefaultsOfWhatIsNotGiven() {
        Config config = Settings.of(Config.class, Map.of("key", "secret"));

        assertThat(config.key()).isEqualTo("secret");
        assertThat(config.limit()).isEqualTo(5);
    }

    @Test
    void doesNotShowItsValues() {
        assertThat(Settings.of(Config.class, Map.of("key", "secret")).toString())
                .doesNotContain("secret");
    }

    @Test
    void refusesANameThatTheAnnotationDoesNotHave() {
        assertThatThrownBy(() -> Settings.of(Config.class, Map.of("kee", "x")))
                .hasMessageContaining("kee")
                .hasMessageContaining("limit");
    }
}
