package dev.atelier.launcher.boot;

import dev.atelier.launcher.state.BootBundle;
import dev.atelier.launcher.state.BootPlan;
import dev.atelier.launcher.state.JarStore;
import dev.atelier.launcher.state.Origin;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import org.osgi.framework.Constants;
import org.osgi.framework.Version;

/** Bundles of the distribution that run only when they are asked for. */
final class Extras {
    private Extras() {}

    /** Adds the jars of a folder to a plan, at a start level. */
    static BootPlan added(BootPlan plan, Path folder, int level) throws IOException {
        List<BootBundle> bundles = new ArrayList<>(plan.bundles());
        try (DirectoryStream<Path> jars = Files.newDirectoryStream(folder, "*.jar")) {
            for (Path jar : jars) {
                bundles.add(describe(jar, level));
            }
        }
        return new BootPlan(bundles, plan.problems());
    }

    private static BootBundle describe(Path jar, int level) throws IOException {
        try (JarFile file = new JarFile(jar.toFile(), false)) {
            Attributes headers = file.getManifest().getMainAttributes();
            String name = headers.getValue(Constants.BUNDLE_SYMBOLICNAME)
                    .split(";")[0]
                    .trim();
            Version version = Version.parseVersion(headers.getValue(Constants.BUNDLE_VERSION));
            return new BootBundle(name, version, JarStore.digest(jar), jar, level, true, Origin.SHIPPED);
        }
    }
}
