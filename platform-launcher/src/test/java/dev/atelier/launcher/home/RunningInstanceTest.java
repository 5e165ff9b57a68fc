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
    void aFreshHomeGetsTheSuggestedConfigurationAndAnOldOneKeepsItsOwn() throws IOException {
        Path suggestions = Files.createDirectories(folder.resolve("suggestions"));
        Files.writeString(suggestions.resolve("a.cfg"), "suggested");
        Home fresh = new Home(folder.resolve("fresh"));
        fresh.prepare(suggestions);
        assertThat(fresh.conf().resolve("a.cfg")).hasContent("suggested");
        Files.delete(fresh.conf().resolve("a.cfg"));
        fresh.prepare(suggestions);
        assertThat(fresh.conf().resolve("a.cfg")).doesNotExist();
    }
}
