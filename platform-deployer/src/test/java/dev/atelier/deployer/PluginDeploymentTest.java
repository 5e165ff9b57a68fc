package dev.atelier.deployer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.atelier.core.deploy.DeploymentRecord;
import dev.atelier.core.deploy.DeploymentReport;
import dev.atelier.core.error.ErrorKind;
import dev.atelier.core.error.MediaException;
import dev.atelier.launcher.state.BootBundle;
import dev.atelier.launcher.state.BootPlan;
import dev.atelier.launcher.state.DesiredState;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PluginDeploymentTest {
    @TempDir
    Path home;

    @TempDir
    Path upload;

    private TestPlatform platform;

    @BeforeEach
    void start() {
        platform = new TestPlatform(home);
    }

    @AfterEach
    void stop() throws Exception {
        platform.close();
    }

    @Test
    void aNewProviderServesAtOnce() {
        DeploymentReport report = deploy(jar("1.0.0"));
        assertThat(report.name()).isEqualTo("acme.paint");
        assertThat(report.version()).isEqualTo("1.0.0");
        assertThat(report.replaced()).isEmpty();
        assertThat(report.adds()).containsExactly("model:acme-pictures", "operation:image.generate");
        assertThat(report.refreshed()).containsExactly("acme.paint");
        assertThat(platform.status("acme.paint").state()).isEqualTo("active");
        assertThat(platform.status("acme.paint").location()).isEqualTo("upload acme-1.0.0.jar");
        assertThat(platform.status("acme.paint").provides()).containsExactly("dev.atelier.core.provider.MediaProvider");
    }

    @Test
    void aNewVersionTakesOverAndTheOldOneGoes() {
        deploy(jar("1.0.0"));
        DeploymentReport report = deploy(jar("1.0.1"));
        assertThat(report.replaced()).contains("1.0.0");
        assertThat(report.refreshed()).containsExactly("acme.paint");
        awaitOnly("1.0.1 active");
    }

    @Test
    void anOlderVersionTakesOverToo() {
        deploy(jar("1.0.1"));
        assertThat(deploy(jar("1.0.0")).replaced()).contains("1.0.1");
        awaitOnly("1.0.0 active");
    }

    @Test
    void theSameJarAgainChangesNothing() {
        deploy(jar("1.0.0"));
        DeploymentReport report = deploy(jar("1.0.0"));
        assertThat(report.notes())
                .containsExactly("acme.paint 1.0.0 runs already, from exactly this jar; nothing was changed");
        assertThat(report.refreshed()).isEmpty();
    }

    @Test
    void aDryRunSaysWhatWouldHappenAndChangesNothing() {
        deploy(jar("1.0.0"));
        var before = platform.everything();
        DeploymentReport report = platform.deployments.deploy(jar("1.0.1"), true, "tester");
        assertThat(report.dryRun()).isTrue();
        assertThat(report.replaced()).contains("1.0.0");
        assertThat(report.notes())
                .containsExactly("acme.paint 1.0.1 would run beside 1.0.0 until that has finished its calls");
        assertThat(platform.everything()).isEqualTo(before);
        assertThat(platform.deployments.history(10)).hasSize(1);
    }

    @Test
    void undeployedItStaysAwayAndCanBeBroughtBack() throws Exception {
        deploy(jar("1.0.0"));
        assertThat(platform.deployments.undeploy("acme.paint", "tester").version())
                .isEqualTo("1.0.0");
        await().until(() -> platform.versions("acme.paint").isEmpty());
        assertThat(BootPlan.read(home, home.resolve("dist")).bundles()).isEmpty();
        assertThat(platform.deployments.rollback("acme.paint", "tester").version())
                .isEqualTo("1.0.0");
        awaitOnly("1.0.0 active");
    }

    @Test
    void aRollbackBringsTheVersionBeforeAndThenTheOneBeforeThat() {
        deploy(jar("1.0.0"));
        deploy(jar("1.0.1"));
        deploy(jar("1.0.2"));
        assertThat(platform.deployments.rollback("acme.paint", "tester").replaced())
                .contains("1.0.2");
        awaitOnly("1.0.1 active");
        platform.deployments.rollback("acme.paint", "tester");
        awaitOnly("1.0.0 active");
        assertThatThrownBy(() -> platform.deployments.rollback("acme.paint", "tester"))
                .hasMessage("acme.paint has no version before this one to go back to");
    }

    @Test
    void whatRunsIsWhatTheNextStartRuns() throws Exception {
        deploy(jar("1.0.0"));
        deploy(jar("1.0.1"));
        awaitOnly("1.0.1 active");
        BootBundle planned = BootPlan.read(home, home.resolve("dist")).bundles().get(0);
        assertThat(planned.location())
                .isEqualTo(platform.context()
                        .getBundles()[platform.context().getBundles().length - 1]
                        .getLocation());
        assertThat(Files.isRegularFile(planned.jar())).isTrue();
    }

    @Test
    void onlyAFewOldJarsAreKept() throws Exception {
        for (int i = 0; i < 8; i++) {
            deploy(jar("1.0." + i));
        }
        try (var jars = Files.list(DesiredState.folder(home).resolve("jars"))) {
            assertThat(jars).hasSize(5);
        }
    }

    @Test
    void aStoppedBundleStaysStopped() throws Exception {
        deploy(jar("1.0.0"));
        assertThat(platform.deployments.stop("acme.paint", "tester").reason()).contains("an operator stopped it");
        assertThat(BootPlan.read(home, home.resolve("dist")).bundles().get(0).started())
                .isFalse();
        assertThat(platform.deployments.start("acme.paint", "tester").state()).isEqualTo("active");
        assertThat(BootPlan.read(home, home.resolve("dist")).bundles().get(0).started())
                .isTrue();
    }

    @Test
    void everyChangeIsInTheBookNewestFirst() {
        deploy(jar("1.0.0"));
        deploy(jar("1.0.1"));
        platform.deployments.undeploy("acme.paint", "someone \"else\"");
        List<DeploymentRecord> book = platform.deployments.history(2);
        assertThat(book).extracting(DeploymentRecord::action).containsExactly("undeploy", "deploy");
        assertThat(book.get(0).who()).isEqualTo("someone \"else\"");
        assertThat(book.get(1).version()).contains("1.0.1");
        assertThat(book.get(1).digest()).isPresent();
        assertThat(book.get(1).outcome()).isEqualTo("done");
    }

    @Test
    void aNameThatIsNotInstalledIsSaid() {
        assertThatThrownBy(() -> platform.deployments.undeploy("no.such", "tester"))
                .isInstanceOfSatisfying(
                        MediaException.class, e -> assertThat(e.kind()).isEqualTo(ErrorKind.NOT_FOUND))
                .hasMessage("no bundle no.such is installed");
    }

    private void awaitOnly(String version) {
        await("the old version to be gone")
                .untilAsserted(() -> assertThat(platform.versions("acme.paint")).containsExactly(version));
    }

    private DeploymentReport deploy(Path jar) {
        return platform.deployments.deploy(jar, false, "tester");
    }

    private Path jar(String version) {
        return ProviderJars.provider("acme.paint", version, "acme").write(upload.resolve("acme-" + version + ".jar"));
    }
}
