package dev.atelier.launcher.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.atelier.launcher.home.Home;
import dev.atelier.launcher.home.LaunchException;
import dev.atelier.launcher.home.Options;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsTest {
    @TempDir
    Path folder;

    private Path dist;
    private Home home;

    @BeforeEach
    void lay() throws IOException {
        dist = Files.createDirectories(folder.resolve("dist"));
        home = new Home(Files.createDirectories(folder.resolve("home")));
        Files.createDirectories(dist.resolve("conf"));
        Files.writeString(
                dist.resolve("conf/framework.properties"),
                "a=shipped\nb=shipped\nplace=${atelier.home}/data\norg.osgi.service.http.port=8000\n");
        Files.createDirectories(home.conf());
    }

    @Test
    void theHomeOverlaysTheDistributionAndTheCommandLineBoth() throws IOException {
        Files.writeString(home.conf().resolve("framework.properties"), "b=ours\norg.osgi.service.http.port=8100\n");
        assertThat(read().get("a")).isEqualTo("shipped");
        assertThat(read().get("b")).isEqualTo("ours");
        assertThat(read().port()).isEqualTo(8100);
        assertThat(read("--port", "8200").port()).isEqualTo(8200);
    }

    @Test
    void valuesMayNameTheHome() {
        assertThat(read().get("place")).isEqualTo(home.folder() + "/data");
    }

    @Test
    void aNumberThatIsNoneIsNamed() throws IOException {
        Files.writeString(home.conf().resolve("framework.properties"), "org.osgi.service.http.port=eighty\n");
        Settings settings = read();
        assertThatThrownBy(settings::port)
                .isInstanceOf(LaunchException.class)
                .hasMessageContaining("org.osgi.service.http.port")
                .hasMessageContaining("eighty");
    }

    @Test
    void theConsoleGetsAPasswordThatNobodyKnows() {
        Settings secured = WebConsole.secured(read());
        assertThat(secured.get("felix.webconsole.password")).hasSizeGreaterThan(20);
        assertThat(WebConsole.secured(read()).get("felix.webconsole.password"))
                .isNotEqualTo(secured.get("felix.webconsole.password"));
    }

    private Settings read(String... words) {
        return Settings.read(dist, home, Options.parse(words, home.folder()));
    }
}
