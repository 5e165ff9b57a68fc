package dev.atelier.deployer;

import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.params.provider.Arguments;

/** Jars that cannot be deployed, each with the sentence that says why. Every jar is called {@code bad.jar}. */
final class BadJars {
    private static final int HERE = Runtime.version().feature();

    private BadJars() {}

    interface Maker {
        void make(Path path) throws IOException;
    }

    static Stream<Arguments> all() {
        return Stream.of(files(), manifests(), BadBundles.all()).flatMap(cases -> cases);
    }

    private static Stream<Arguments> files() {
        String unreadable = "bad.jar is not a readable jar: it is incomplete, damaged or something else; copy it again";
        return Stream.of(
                bad("half-copied", p -> Files.write(p, half(good().write(p))), unreadable),
                bad("damaged in the middle", p -> Files.write(p, damaged(good().write(p))), unreadable),
                bad("no zip", p -> Files.writeString(p, "this is a text of some length, but no jar"), unreadable),
                bad("empty", p -> Files.write(p, new byte[0]), "bad.jar is empty; copy it again"),
                bad("a folder", Files::createDirectory, "bad.jar is a folder, not a jar; deploy the jar itself"),
                bad(
                        "a link to nowhere",
                        p -> Files.createSymbolicLink(p, p.resolveSibling("gone")),
                        "bad.jar is a link to a file that does not exist; correct the link"),
                bad("absent", p -> {}, "bad.jar does not exist; check the path"),
                bad(
                        "too large",
                        p -> Files.write(p, new byte[3 << 20]),
                        "bad.jar has 3 MB, more than the 2 MB of the setting maxJarMegabytes; raise it if the jar is to"
                                + " be trusted"),
                bad(
                        "a jar that blows up",
                        p -> good().entry("zeros", new byte[20 << 20]).write(p),
                        "bad.jar unpacks to more than 16 MB, which no bundle needs; it is not deployed"));
    }

    private static Stream<Arguments> manifests() {
        return Stream.of(
                bad(
                        "no manifest",
                        BadJars::withoutManifest,
                        "bad.jar is no bundle: it has no META-INF/MANIFEST.MF; build it with bnd-maven-plugin"),
                bad(
                        "no symbolic name",
                        p -> good().without("Bundle-SymbolicName").write(p),
                        "bad.jar is a plain jar, no bundle: its manifest has no Bundle-SymbolicName; build it with"
                                + " bnd-maven-plugin"),
                bad(
                        "version that is none",
                        p -> good().header("Bundle-Version", "1.0-beta").write(p),
                        "bad.jar has Bundle-Version 1.0-beta, which is not of the form 1.2.3 or 1.2.3.qualifier; correct"
                                + " it in the build"),
                bad(
                        "manifest of another age",
                        p -> good().header("Bundle-ManifestVersion", "1").write(p),
                        "bad.jar has Bundle-ManifestVersion 1, but only 2 is understood; build it with bnd-maven-plugin"),
                bad(
                        "header with a mistake",
                        p -> good().header("Import-Package", "a;version=\"[1,\"")
                                .write(p),
                        "bad 1.0.0 has a manifest that the framework refuses: .*; correct it in the build"),
                bad(
                        "package imported twice",
                        p -> good().header("Import-Package", "a,a").write(p),
                        "bad 1.0.0 has a manifest that the framework refuses: .*; correct it in the build"),
                bad(
                        "classes for a newer Java",
                        p -> good().entry("p/A.class", classOfJava(99)).write(p),
                        "bad.jar is compiled for Java 99, but this platform runs on Java " + HERE
                                + "; build it for Java " + HERE + " or run the platform on Java 99"));
    }

    static TestJar good() {
        return TestJar.bundle("bad", "1.0.0").entry("data", new byte[2000]);
    }

    static Arguments bad(String kind, Maker maker, String sentence) {
        return arguments(kind, maker, sentence);
    }

    private static byte[] half(Path jar) throws IOException {
        byte[] bytes = Files.readAllBytes(jar);
        return Arrays.copyOf(bytes, bytes.length / 2);
    }

    /** The zip's directory is whole, what it points to is not. */
    private static byte[] damaged(Path jar) throws IOException {
        byte[] bytes = Files.readAllBytes(jar);
        for (int i = bytes.length / 3; i < bytes.length / 3 + 8; i++) {
            bytes[i] ^= 0x55;
        }
        return bytes;
    }

    private static void withoutManifest(Path path) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry("readme.txt"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Files.write(path, bytes.toByteArray());
    }

    private static byte[] classOfJava(int feature) {
        return new byte[] {(byte) 0xCA, (byte) 0xFE, (byte) 0xBA, (byte) 0xBE, 0, 0, 0, (byte) (feature + 44), 0, 0};
    }
}
