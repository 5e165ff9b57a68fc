package dev.atelier.launcher.state;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.Version;

class DesiredStateTest {
    @TempDir
    Path home;

    @Test
    void whatIsWrittenIsReadBack() throws IOException {
        DesiredBundle running = DesiredBundle.unknown("a.b", Optional.of(new Version("1.0.0")))
                .replacedBy(jar('1'), Optional.of(jar('0')), Optional.of(new Version("1.0.0")));
        DesiredBundle gone = running.gone(running.active());
        DesiredBundle away = new DesiredBundle("c", gone.active(), gone.previous(), false, gone.over());
        DesiredState.read(home).with(running.withStopped(true)).with(away).write();
        assertThat(DesiredState.read(home).bundles().values()).containsExactly(running.withStopped(true), away);
        assertThat(DesiredState.read(home).without("c").bundles()).containsOnlyKeys("a.b");
    }

    @Test
    void rollingBackGoesThroughTheVersionsBeforeNewestFirst() {
        DesiredBundle bundle = DesiredBundle.unknown("a", Optional.empty());
        for (char c = '0'; c <= '6'; c++) {
            bundle = bundle.replacedBy(jar(c), bundle.active(), Optional.empty());
        }
        assertThat(bundle.previous()).containsExactly(jar('5'), jar('4'), jar('3'), jar('2'));
        DesiredBundle back = bundle.rolledBack(Optional.empty()).rolledBack(Optional.empty());
        assertThat(back.active()).contains(jar('4'));
        assertThat(back.previous()).containsExactly(jar('3'), jar('2'));
    }

    @Test
    void aVersionThatComesBackIsNotItsOwnPredecessor() {
        DesiredBundle bundle = DesiredBundle.unknown("a", Optional.empty())
                .replacedBy(jar('0'), Optional.empty(), Optional.empty())
                .replacedBy(jar('1'), Optional.of(jar('0')), Optional.empty())
                .replacedBy(jar('0'), Optional.of(jar('1')), Optional.empty());
        assertThat(bundle.previous()).containsExactly(jar('1'));
    }

    @Test
    void aDamagedEntryIsLeftOutAndNamed() throws IOException {
        Path file = Files.createDirectories(DesiredState.folder(home)).resolve("desired.properties");
        Files.writeString(file, "good/is = absent\nbad/is = active\nbad/active = 1.0 nowhere abc x.jar\n");
        DesiredState state = DesiredState.read(home);
        assertThat(state.bundles()).containsOnlyKeys("good");
        assertThat(state.problems()).singleElement().asString().contains("bad is ignored");
    }

    @Test
    void theStoreKeepsOnlyWhatItIsTold() throws IOException {
        JarStore store = new JarStore(home);
        String one = store.put(Files.writeString(home.resolve("one"), "1"));
        String two = store.put(Files.writeString(home.resolve("two"), "2"));
        store.keepOnly(Set.of(two));
        assertThat(List.of(Files.exists(store.path(one)), Files.exists(store.path(two))))
                .containsExactly(false, true);
    }

    private static StoredJar jar(char digit) {
        String digest = String.valueOf(digit).repeat(64);
        return new StoredJar(digest, new Version("1." + digit), Origin.FOLDER, "my jar " + digit + ".jar");
    }
}
