package dev.atelier.deployer.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.atelier.core.deploy.DeploymentRecord;
import dev.atelier.deployer.ProviderJars;
import dev.atelier.deployer.TestJar;
import dev.atelier.deployer.TestPlatform;
import dev.atelier.deployer.install.Site;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DeployFolderTest {
    private static final String NAME = "acme.paint";

    @TempDir
    Path home;

    @TempDir
    Path elsewhere;

    private TestPlatform platform;
    private DeployFolder folder;

    @BeforeEach
    void start() throws IOException {
        platform = new TestPlatform(home);
        watch();
    }

    @AfterEach
    void stop() throws Exception {
        folder.deactivate();
        platform.close();
    }

    @Test
    void aJarThatIsDroppedServesAndOneThatIsRemovedGoes() throws IOException {
        jar("1.0.0", "paint.jar");
        awaitDone("paint.jar");
        assertThat(platform.status(NAME).location()).isEqualTo("folder paint.jar");
        Files.delete(dropped("paint.jar"));
        awaitVersions();
    }

    @Test
    void anOverwrittenJarIsReplaced() throws IOException {
        jar("1.0.0", "paint.jar");
        awaitVersions("1.0.0 active");
        jar("1.0.1", "paint.jar");
        awaitVersions("1.0.1 active");
        assertThat(platform.deployments.history(1).get(0).who()).isEqualTo("folder");
    }

    @Test
    void aHalfCopiedJarIsLeftAloneUntilItIsWhole() throws IOException {
        byte[] whole =
                Files.readAllBytes(ProviderJars.provider(NAME, "1.0.0", "acme").write(elsewhere.resolve("x.jar")));
        Path file = dropped("paint.jar");
        Files.write(file, Arrays.copyOf(whole, whole.length / 2));
        Files.writeString(dropped("marker.jar"), "refused after the time that half a jar has");
        await().until(() -> outcome("marker.jar").equals("rejected"));
        assertThat(outcome("paint.jar")).isEqualTo("rejected");
        try (OutputStream out = Files.newOutputStream(file, StandardOpenOption.APPEND)) {
            out.write(whole, whole.length / 2, whole.length - whole.length / 2);
        }
        awaitVersions("1.0.0 active");
    }

    @Test
    void aRenamedJarKeepsRunning() throws IOException {
        jar("1.0.0", "old-name.jar");
        awaitDone("old-name.jar");
        long id = platform.status(NAME).id();
        Files.move(dropped("old-name.jar"), dropped("new-name.jar"));
        await().until(() -> platform.deployments.history(1).get(0).action().equals("deploy")
                && platform.deployments.history(9).size() == 2);
        marker();
        assertThat(platform.status(NAME).id()).isEqualTo(id);
        Files.delete(dropped("new-name.jar"));
        awaitVersions();
    }

    @Test
    void ofTwoFilesTheNewestVersionWins() throws IOException {
        jar("1.0.1", "new.jar");
        awaitDone("new.jar");
        jar("1.0.0", "old.jar");
        await().until(() -> outcome("old.jar").equals("rejected"));
        assertThat(platform.deployments.history(1).get(0).reason())
                .contains("old.jar holds an older version than new.jar beside it, which has 1.0.1 and runs;"
                        + " remove that file to go back");
        Files.delete(dropped("new.jar"));
        awaitVersions("1.0.0 active");
    }

    @Test
    void aBundleThatLackedAnotherIsTriedAgainWhenThatCame() {
        TestJar.bundle("needs.lib", "1.0.0").header("Import-Package", "lib.api").write(dropped("a-needs.jar"));
        await().until(() -> outcome("a-needs.jar").equals("rejected"));
        TestJar.bundle("lib", "1.0.0")
                .header("Export-Package", "lib.api")
                .source("lib.api.A", "package lib.api; public class A {}")
                .write(dropped("lib.jar"));
        await().untilAsserted(() -> assertThat(platform.versions("needs.lib")).containsExactly("1.0.0 active"));
    }

    @Test
    void whatCameAndWentWhileNobodyWatchedIsMadeUpFor() throws IOException {
        jar("1.0.0", "paint.jar");
        awaitDone("paint.jar");
        folder.deactivate();
        Files.delete(dropped("paint.jar"));
        TestJar.bundle("other", "1.0.0").write(dropped("other.jar"));
        watch();
        await().untilAsserted(() -> assertThat(platform.versions("other")).containsExactly("1.0.0 active"));
        awaitVersions();
    }

    @Test
    void anUndeployedBundleStaysAwayAlthoughItsFileIsThere() throws IOException {
        jar("1.0.0", "paint.jar");
        awaitDone("paint.jar");
        platform.deployments.undeploy(NAME, "tester");
        awaitVersions();
        folder.deactivate();
        watch();
        marker();
        awaitVersions();
    }

    @Test
    void whereTheDistributionHasTheBundleItRunsAgain() throws Exception {
        Path shipped = ProviderJars.provider(NAME, "0.9.0", "acme").write(home.resolve("dist/bundles/5/paint.jar"));
        platform.deployments.deploy(shipped, false, "tester");
        jar("1.0.0", "paint.jar");
        awaitVersions("1.0.0 active");
        Files.delete(dropped("paint.jar"));
        awaitVersions("0.9.0 active");
    }

    @Test
    void otherFilesAndFoldersAreIgnored() throws IOException {
        Files.writeString(dropped("readme.txt"), "hello");
        Files.createDirectories(dropped("sub"));
        jar("1.0.0", "sub/paint.jar");
        marker();
        awaitVersions();
        assertThat(platform.deployments.history(9)).hasSize(1);
    }

    /** Drops a file that is dealt with after all that was dropped before. */
    private void marker() {
        TestJar.bundle("marker", "1.0.0").write(dropped("zz-marker.jar"));
        await().until(() -> !platform.versions("marker").isEmpty());
    }

    private void watch() throws IOException {
        folder = new DeployFolder(Site.of(platform.context()), platform.deployments, Duration.ofMillis(300));
    }

    private void jar(String version, String fileName) throws IOException {
        ProviderJars.provider(NAME, version, "acme").write(dropped(fileName));
    }

    private Path dropped(String fileName) {
        return home.resolve("deploy").resolve(fileName);
    }

    private String outcome(String fileName) {
        List<DeploymentRecord> book = platform.deployments.history(9);
        return book.stream()
                .filter(line -> line.name().equals(fileName))
                .map(DeploymentRecord::outcome)
                .findFirst()
                .orElse("");
    }

    private void awaitDone(String fileName) {
        await(fileName + " to be deployed").until(() -> {
            Ledger ledger = new Ledger(home);
            ledger.read();
            return ledger.find(fileName).isPresent();
        });
    }

    private void awaitVersions(String... versions) {
        await("versions of " + NAME)
                .untilAsserted(() -> assertThat(platform.versions(NAME)).containsExactly(versions));
    }
}
