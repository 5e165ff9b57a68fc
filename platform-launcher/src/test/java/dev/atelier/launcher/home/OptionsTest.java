package dev.atelier.launcher.home;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OptionsTest {
    private static final Path DEFAULT = Path.of("/opt/atelier/home");

    @Test
    void optionsMayStandAnywhereAndBeJoinedByAnEqualsSign() {
        Options options = parse("--port", "9000", "deploy", "my provider.jar", "--home=/a b/c", "--dry-run");
        assertThat(options.command()).isEqualTo("deploy");
        assertThat(options.argument("a jar")).isEqualTo("my provider.jar");
        assertThat(options.port()).isEqualTo(Optional.of(9000));
        assertThat(options.home()).isEqualTo(Path.of("/a b/c"));
        assertThat(options.has("dry-run")).isTrue();
        assertThat(options.has("console")).isFalse();
    }

    @Test
    void nothingAtAllAsksForHelp() {
        Options options = parse();
        assertThat(options.command()).isEqualTo("help");
        assertThat(options.home()).isEqualTo(DEFAULT);
        assertThat(options.arguments()).isEqualTo(List.of());
    }

    @Test
    void unknownOptionsAreNamed() {
        assertThatThrownBy(() -> parse("run", "--prot=1"))
                .isInstanceOf(LaunchException.class)
                .hasMessageContaining("--prot");
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "65536", "http", ""})
    void aPortIsANumberInRange(String port) {
        assertThatThrownBy(() -> parse("run", "--port", port))
                .isInstanceOf(LaunchException.class)
                .hasMessage("--port must be a number from 0 to 65535, but is " + port);
    }

    @Test
    void aValueThatIsMissingIsAskedFor() {
        assertThatThrownBy(() -> parse("run", "--home"))
                .isInstanceOf(LaunchException.class)
                .hasMessageContaining("--home needs a value");
    }

    @Test
    void oneArgumentMeansOne() {
        assertThatThrownBy(() -> parse("rollback").argument("a bundle's name"))
                .isInstanceOf(LaunchException.class)
                .hasMessageContaining("a bundle's name")
                .hasMessageContaining("none");
    }

    private static Options parse(String... words) {
        return Options.parse(words, DEFAULT);
    }
}
