package dev.atelier.launcher.home;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunningInstanceTest {
    @TempDir
    Path folder;

    private Home home;

    @BeforeEach
    void prepare() {
        home = new Home(folder);
        home.prepare(folder.resolve("none"));
    }

    @Test
    void commandsFindWhatRuns() throws IOException {
        RunningInstance here = new RunningInstance(ProcessHandle.current(), "http://127.0.0.1:8000", 4711, "secret");
        try (HomeLock lock = HomeLock.take(home)) {
            lock.announce(here);
            assertThat(RunningInstance.find(home)).isEqualTo(Optional.of(here));
        }
        assertThat(RunningInstance.find(home)).isEmpty();
    }

    @Test
    void aNumberGivenToAnotherProcessSinceIsNotOurs() throws IOException {
        Files.writeString(
                RunningInstance.file(home),
                "pid=" + ProcessHandle.current().pid() + "\nbegan=1999-12-31T23\\:59\\:59Z\nurl=http\\://127.0.0.1\n");
        assertThat(RunningInstance.find(home)).isEmpty();
        assertThatThrownBy(() -> RunningInstance.need(home))
                .isInstanceOf(LaunchException.class)
                .hasMessageContaining("No platform runs on " + folder);
    }

    @Test
    void aHomeKeepsItsConfigurationAndGetsWhatItLacks() throws IOException {
        Path suggestions = Files.createDirectories(folder.resolve("suggestions"));
        Files.writeString(suggestions.resolve("a.cfg"), "suggested");
        Files.writeString(suggestions.resolve("b.cfg"), "suggested");
        Home home = new Home(folder.resolve("home"));
        Files.createDirectories(home.conf());
        Files.writeString(home.conf().resolve("a.cfg"), "mine");
        home.prepare(suggestions);
        assertThat(home.conf().resolve("a.cfg")).hasContent("mine");
        assertThat(home.conf().resolve("b.cfg")).hasContent("suggested");
    }
}
