package dev.atelier.deployer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.lang.ref.WeakReference;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.Bundle;
import org.osgi.framework.wiring.BundleWiring;

class RedeployTest {
    private static final int TIMES = 25;

    @TempDir
    Path home;

    @TempDir
    Path upload;

    /** The class loader of every version but the last can be collected. */
    @Test
    void nothingOfAnOldVersionStays() throws Exception {
        List<WeakReference<ClassLoader>> loaders = new ArrayList<>();
        try (TestPlatform platform = new TestPlatform(home)) {
            for (int i = 0; i < TIMES; i++) {
                Path jar =
                        ProviderJars.provider("acme.paint", "1.0." + i, "acme").write(upload.resolve("x.jar"));
                platform.deployments.deploy(jar, false, "tester");
                loaders.add(new WeakReference<>(loader(platform, "1.0." + i)));
            }
            await("only the last version to be left").until(() -> {
                System.gc();
                return loaders.stream().filter(loader -> loader.get() != null).count() == 1;
            });
            assertThat(loaders.get(TIMES - 1).get()).isNotNull();
            assertThat(platform.context().getBundles()).hasSize(3);
            await("no thread of the deployer to be left")
                    .until(() -> Thread.getAllStackTraces().keySet().stream()
                            .noneMatch(thread -> thread.getName().startsWith("deployer:")));
        }
    }

    private static ClassLoader loader(TestPlatform platform, String version) {
        Bundle bundle = Arrays.stream(platform.context().getBundles())
                .filter(candidate -> candidate.getVersion().toString().equals(version))
                .findFirst()
                .orElseThrow();
        return bundle.adapt(BundleWiring.class).getClassLoader();
    }
}
