package dev.atelier.launcher.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.Version;

class BootPlanTest {
    private static final Optional<Version> SHIPPED = Optional.of(new Version("1.0.0"));

    @TempDir
    Path home;

    @TempDir
    Path dist;

    @BeforeEach
    void aDistribution() throws IOException {
        jar(dist.resolve("bundles/2/lib.jar"), "lib", "3.1.0", "");
        jar(dist.resolve("bundles/5/sandbox.jar"), "sandbox", "1.0.0", "");
    }

    @Test
    void whereTheStateSaysNothingTheDistributionRuns() throws IOException {
        assertThat(BootPlan.read(home, dist).bundles())
                .extracting(BootBundle::name, b -> b.version().toString(), BootBundle::level, BootBundle::origin)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("lib", "3.1.0", 2, Origin.SHIPPED),
                        org.assertj.core.groups.Tuple.tuple("sandbox", "1.0.0", 5, Origin.SHIPPED));
    }

    @Test
    void aDeployedVersionTakesThePlaceAndTheLevelOfTheShippedOne() throws IOException {
        StoredJar next = deploy("sandbox", "1.0.1", SHIPPED);
        BootBundle planned = named(BootPlan.read(home, dist), "sandbox");
        assertThat(planned.level()).isEqualTo(5);
        assertThat(planned.jar()).isEqualTo(new JarStore(home).path(next.digest()));
        assertThat(planned.location())
                .isEqualTo("atelier:sandbox/1.0.1/" + next.digest().substring(0, 16));
    }

    @Test
    void aBundleThatWasNeverShippedStartsLast() throws IOException {
        deploy("extra", "0.1.0", Optional.empty());
        BootPlan plan = BootPlan.read(home, dist);
        assertThat(named(plan, "extra").level()).isEqualTo(5).isEqualTo(plan.highestLevel());
    }

    @Test
    void anUndeployedBundleStaysAwayWhateverIsShipped() throws IOException {
        DesiredState.read(home).with(DesiredBundle.unknown("sandbox", SHIPPED)).write();
        jar(dist.resolve("bundles/5/sandbox.jar"), "sandbox", "9.0.0", "");
        assertThat(BootPlan.read(home, dist).bundles())
                .extracting(BootBundle::name)
                .containsExactly("lib");
    }

    @Test
    void aLaterDistributionWithAHigherVersionWins() throws IOException {
        deploy("sandbox", "1.0.1", SHIPPED);
        jar(dist.resolve("bundles/5/sandbox.jar"), "sandbox", "1.0.2", "");
        assertThat(named(BootPlan.read(home, dist), "sandbox").origin()).isEqualTo(Origin.SHIPPED);
    }

    @Test
    void aChosenOlderVersionIsNotUndoneByTheVersionItWasChosenOver() throws IOException {
        deploy("sandbox", "0.9.0", SHIPPED);
        assertThat(named(BootPlan.read(home, dist), "sandbox").version()).hasToString("0.9.0");
    }

    @Test
    void aStoppedBundleIsInstalledOnly() throws IOException {
        deploy("sandbox", "1.0.1", SHIPPED);
        DesiredState state = DesiredState.read(home);
        state.with(state.find("sandbox").orElseThrow().withStopped(true)).write();
        assertThat(named(BootPlan.read(home, dist), "sandbox").started()).isFalse();
    }

    @Test
    void aJarMissingFromTheStoreFallsBackAndSaysSo() throws IOException {
        StoredJar next = deploy("sandbox", "1.0.1", SHIPPED);
        Files.delete(new JarStore(home).path(next.digest()));
        BootPlan plan = BootPlan.read(home, dist);
        assertThat(named(plan, "sandbox").version()).hasToString("1.0.0");
        assertThat(plan.problems())
                .containsExactly("sandbox 1.0.1 was deployed, but its jar is no longer in the store:"
                        + " the shipped version 1.0.0 runs instead");
    }

    @Test
    void aChangedJarOfTheSameSizeAndTimeIsNoticed() throws IOException {
        Path jar = dist.resolve("bundles/2/lib.jar");
        jar(jar, "lib", "3.1.0", "aaaa");
        String before = named(BootPlan.read(home, dist), "lib").location();
        java.nio.file.attribute.FileTime time = Files.getLastModifiedTime(jar);
        jar(jar, "lib", "3.1.0", "bbbb");
        Files.setLastModifiedTime(jar, time);
        assertThat(named(BootPlan.read(home, dist), "lib").location()).isNotEqualTo(before);
    }

    @Test
    void aShippedJarThatIsNoBundleIsNamed() throws IOException {
        jar(dist.resolve("bundles/2/plain.jar"), null, "1", "");
        assertThatThrownBy(() -> BootPlan.read(home, dist))
                .isInstanceOf(IOException.class)
                .hasMessageEndingWith("plain.jar is no bundle: its manifest has no Bundle-SymbolicName");
    }

    private StoredJar deploy(String name, String version, Optional<Version> shipped) throws IOException {
        Path file = jar(home.resolve(name + ".jar"), name, version, "");
        String digest = new JarStore(home).put(file);
        StoredJar next = new StoredJar(digest, new Version(version), Origin.UPLOAD, "my jar.jar");
        DesiredState.read(home)
                .with(DesiredBundle.unknown(name, shipped).replacedBy(next, Optional.empty(), shipped))
                .write();
        return next;
    }

    private static BootBundle named(BootPlan plan, String name) {
        List<BootBundle> found =
                plan.bundles().stream().filter(b -> b.name().equals(name)).toList();
        assertThat(found).hasSize(1);
        return found.get(0);
    }

    private static Path jar(Path path, String name, String version, String content) throws IOException {
        Files.createDirectories(path.getParent());
        Manifest manifest = new Manifest();
        Attributes headers = manifest.getMainAttributes();
        headers.put(Attributes.Name.MANIFEST_VERSION, "1.0");
        headers.putValue("Bundle-ManifestVersion", "2");
        headers.putValue("Bundle-Version", version);
        if (name != null) {
            headers.putValue("Bundle-SymbolicName", name + "; singleton:=true");
        }
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(path), manifest)) {
            ZipEntry entry = new ZipEntry("content");
            entry.setMethod(ZipEntry.STORED);
            entry.setSize(content.length());
            java.util.zip.CRC32 crc = new java.util.zip.CRC32();
            crc.update(content.getBytes(java.nio.charset.StandardCharsets.US_ASCII));
            entry.setCrc(crc.getValue());
            out.putNextEntry(entry);
            out.write(content.getBytes(java.nio.charset.StandardCharsets.US_ASCII));
        }
        return path;
    }
}
