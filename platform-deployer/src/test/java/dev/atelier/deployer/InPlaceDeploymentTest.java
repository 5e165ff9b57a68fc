package dev.atelier.deployer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.atelier.core.deploy.DeploymentReport;
import dev.atelier.launcher.state.BootBundle;
import dev.atelier.launcher.state.BootPlan;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.Bundle;

class InPlaceDeploymentTest {
    private static final String SERVICE = "<service><provide interface=\"java.lang.Runnable\"/></service>";

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
    void aLibraryIsReplacedAndItsUsersWithIt() throws Exception {
        deploy(library("1.0.0", "old"));
        deploy(user("1"));
        deploy(TestJar.bundle("bystander", "1.0.0"));
        long bystanderSince = bundle("bystander").getLastModified();
        assertThat(said()).isEqualTo("old");

        DeploymentReport report = deploy(library("1.1.0", "new"));

        assertThat(report.replaced()).contains("1.0.0");
        assertThat(report.refreshed()).containsExactly("lib", "user");
        assertThat(said()).isEqualTo("new");
        assertThat(platform.versions("lib")).containsExactly("1.1.0 active");
        assertThat(platform.versions("user")).containsExactly("1.0.0 active");
        assertThat(bundle("bystander").getLastModified()).isEqualTo(bystanderSince);
        assertThat(BootPlan.read(home, home.resolve("dist")).bundles())
                .extracting(BootBundle::location)
                .contains(bundle("lib").getLocation());
    }

    @Test
    void aLibraryThatItsUsersCannotDoWithIsRefused() throws Exception {
        deploy(library("1.0.0", "old"));
        deploy(user("1"));
        var before = platform.everything();
        assertThatThrownBy(() -> deploy(library("2.0.0", "new")))
                .hasMessage("lib 2.0.0 would break user 1.0.0, which needs package lib.api 1.0.0 or newer, below 2.0.0;"
                        + " deploy a version of user that can do with it, or undeploy it, first");
        assertThat(platform.everything()).isEqualTo(before);
        assertThat(said()).isEqualTo("old");
    }

    @Test
    void whenAUserFailsWithTheNewLibraryTheOldOneComesBack() throws Exception {
        deploy(library("1.0.0", "old"));
        deploy(user("1"));
        assertThatThrownBy(() -> deploy(library("1.1.0", "explode")))
                .hasMessage("user 1.0.0 does not run with it: explode; lib 1.0.0 runs again");
        assertThat(said()).isEqualTo("old");
        assertThat(platform.versions("lib")).containsExactly("1.0.0 active");
        assertThat(platform.versions("user")).containsExactly("1.0.0 active");
        assertThat(platform.deployments.history(1).get(0).outcome()).isEqualTo("rolled back");
    }

    @Test
    void aReplacedLibraryCanBeRolledBack() throws Exception {
        deploy(library("1.0.0", "old"));
        deploy(user("1"));
        deploy(library("1.1.0", "new"));
        assertThat(platform.deployments.rollback("lib", "tester").replaced()).contains("1.1.0");
        assertThat(said()).isEqualTo("old");
    }

    @Test
    void aLibraryInUseCannotBeUndeployed() {
        deploy(library("1.0.0", "old"));
        deploy(user("1"));
        assertThatThrownBy(() -> platform.deployments.undeploy("lib", "tester"))
                .hasMessage("lib is needed by user; undeploy those first");
        platform.deployments.undeploy("user", "tester");
        org.awaitility.Awaitility.await().until(() -> platform.versions("user").isEmpty());
        platform.deployments.undeploy("lib", "tester");
    }

    @Test
    void aBundleThatSaysSoIsReplacedInPlace() throws Exception {
        deploy(worker("1.0.0", "", SERVICE));
        DeploymentReport report = deploy(worker("1.1.0", "", SERVICE));
        assertThat(report.refreshed()).containsExactly("worker");
        assertThat(platform.versions("worker")).containsExactly("1.1.0 active");
    }

    @Test
    void aBundleThatFailsInPlaceIsPutBack() throws Exception {
        deploy(worker("1.0.0", "", SERVICE));
        assertThatThrownBy(() -> deploy(
                        worker("1.1.0", "public R() { throw new IllegalStateException(\"no port\"); }", SERVICE)))
                .hasMessage("worker 1.1.0: component p.R failed to start: IllegalStateException: no port;"
                        + " worker 1.0.0 runs again");
        assertThat(platform.versions("worker")).containsExactly("1.0.0 active");
        assertThat(platform.status("worker").provides()).containsExactly("java.lang.Runnable");
    }

    @Test
    void aServiceThatOthersUseMustNotGoMissing() throws Exception {
        deploy(worker("1.0.0", "", SERVICE));
        platform.context().getService(platform.context().getServiceReference(Runnable.class));
        assertThatThrownBy(() -> deploy(TestJar.bundle("worker", "1.1.0").header("Atelier-Deployment", "in-place")))
                .hasMessage(
                        "worker 1.1.0 does not offer the service java.lang.Runnable, which others use of the version"
                                + " that runs; worker 1.0.0 runs again");
        assertThat(platform.versions("worker")).containsExactly("1.0.0 active");
    }

    @Test
    void aFragmentIsAttachedToItsHost() throws Exception {
        deploy(TestJar.bundle("host", "1.0.0"));
        DeploymentReport report = deploy(
                TestJar.bundle("words", "1.0.0").header("Fragment-Host", "host").entry("words.txt", new byte[] {1}));
        assertThat(report.refreshed()).containsExactly("host", "words");
        assertThat(bundle("host").getResource("words.txt")).isNotNull();
        assertThat(platform.status("words").reason()).contains("it is a fragment and part of host");
        deploy(TestJar.bundle("words", "1.1.0").header("Fragment-Host", "host").entry("more.txt", new byte[] {1}));
        assertThat(bundle("host").getResource("more.txt")).isNotNull();
        assertThat(bundle("host").getResource("words.txt")).isNull();
        assertThat(platform.versions("host")).containsExactly("1.0.0 active");
    }

    @Test
    void aDryRunNamesWhoWouldBeTouched() {
        deploy(library("1.0.0", "old"));
        deploy(user("1"));
        var before = platform.everything();
        DeploymentReport report =
                platform.deployments.deploy(library("1.1.0", "new").write(upload.resolve("x.jar")), true, "tester");
        assertThat(report.refreshed()).containsExactly("lib", "user");
        assertThat(report.notes()).containsExactly("lib 1.1.0 would take the place of 1.0.0 at once");
        assertThat(platform.everything()).isEqualTo(before);
    }

    private DeploymentReport deploy(TestJar jar) {
        return platform.deployments.deploy(jar.write(upload.resolve("x.jar")), false, "tester");
    }

    private Bundle bundle(String name) {
        return Arrays.stream(platform.context().getBundles())
                .filter(bundle -> name.equals(bundle.getSymbolicName()))
                .findFirst()
                .orElseThrow();
    }

    /** What the user of the library says. */
    private String said() throws Exception {
        return (String) bundle("user").loadClass("user.U").getMethod("say").invoke(null);
    }

    private static TestJar library(String version, String word) {
        return TestJar.bundle("lib", version)
                .header("Export-Package", "lib.api;version=" + version)
                .source(
                        "lib.api.Word",
                        "package lib.api; public class Word { public static String get() { return \"" + word
                                + "\"; } }");
    }

    private static TestJar user(String major) {
        return TestJar.bundle("user", "1.0.0")
                .header(
                        "Import-Package",
                        "org.osgi.framework,lib.api;version=\"[" + major + "," + (Integer.parseInt(major) + 1) + ")\"")
                .header("Bundle-Activator", "user.U")
                .source(
                        "lib.api.Word",
                        "package lib.api; public class Word { public static String get() { return null; } }")
                .source("user.U", """
                package user;
                public class U implements org.osgi.framework.BundleActivator {
                    public static String say() { return lib.api.Word.get(); }
                    public void start(org.osgi.framework.BundleContext c) {
                        if (say().equals("explode")) { throw new IllegalStateException("explode"); }
                    }
                    public void stop(org.osgi.framework.BundleContext c) {}
                }
                """);
    }

    private static TestJar worker(String version, String constructor, String service) {
        return TestJar.bundle("worker", version)
                .header("Atelier-Deployment", "in-place")
                .component("p.R", "", service)
                .source(
                        "p.R",
                        "package p; public class R implements Runnable { " + constructor + " public void run() {} }");
    }
}
