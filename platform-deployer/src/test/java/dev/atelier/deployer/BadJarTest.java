package dev.atelier.deployer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.atelier.core.error.ErrorKind;
import dev.atelier.core.error.MediaException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every kind of bad jar disturbs nothing and is answered with the one sentence that is right. */
class BadJarTest {
    @TempDir
    static Path home;

    @TempDir
    static Path good;

    @TempDir
    Path upload;

    private static TestPlatform platform;

    @BeforeAll
    static void aPlatformAtWork() {
        platform = new TestPlatform(home, Map.of("startTimeoutSeconds", 1, "maxJarMegabytes", 2));
        deploy(ProviderJars.provider("acme.paint", "1.0.0", "acme"));
        deploy(library("clash.one", "1.0.0"));
        deploy(library("clash.two", "2.0.0"));
        deploy(TestJar.bundle("clash.user", "1.0.0")
                .header("Import-Package", "clash.api;version=\"[2,3)\"")
                .header("Export-Package", "clash.user;uses:=\"clash.api\"")
                .source("clash.user.U", "package clash.user; public class U {}"));
        deploy(BadBundles.runnable("")
                .header("Bundle-SymbolicName", "worker")
                .component("p.R", "", "<service><provide interface=\"java.lang.Runnable\"/></service>"));
    }

    @AfterAll
    static void stop() throws Exception {
        platform.close();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("dev.atelier.deployer.BadJars#all")
    void isRefused(String kind, BadJars.Maker maker, String sentence) throws Exception {
        Path bad = upload.resolve("bad.jar");
        maker.make(bad);
        Map<String, String> before = platform.everything();
        assertThatThrownBy(() -> platform.deployments.deploy(bad, false, "tester"))
                .isInstanceOfSatisfying(
                        MediaException.class, e -> assertThat(e.kind()).isEqualTo(ErrorKind.CONFLICT))
                .satisfies(e -> assertThat(e.getMessage())
                        .matches(message -> message.equals(sentence) || message.matches(sentence), sentence)
                        .doesNotContain("\n"));
        // A bundle whose activator hangs goes when the activator returns.
        await().untilAsserted(() -> assertThat(platform.everything()).isEqualTo(before));
        assertThat(platform.deployments.history(1).get(0).reason())
                .hasValueSatisfying(reason -> assertThat(reason).isNotBlank());
    }

    private static TestJar library(String name, String version) {
        return TestJar.bundle(name, version)
                .header("Export-Package", "clash.api;version=" + version)
                .source("clash.api.A", "package clash.api; public class A {}");
    }

    private static void deploy(TestJar jar) {
        platform.deployments.deploy(jar.write(good.resolve("good.jar")), false, "tester");
    }
}
