package dev.atelier.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What keeps a vendor's bundle a translator: it is small, and nobody can come to depend on it. */
class VendorBundlesTest {
    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final int MOST_LINES = 600;
    private static final long MOST_BYTES = 150_000;

    @ParameterizedTest
    @ValueSource(strings = {"openai", "gemini", "stability", "flux", "xai"})
    void isSmall(String vendor) throws IOException {
        long lines = 0;
        for (Path file : translation(vendor)) {
            lines += Files.readString(file)
                    .lines()
                    .filter(line -> !line.isBlank())
                    .count();
        }

        assertThat(lines).as("lines of main code beside wire records").isBetween(1L, (long) MOST_LINES);
        assertThat(Files.size(jar(vendor))).as("bytes of the jar").isLessThanOrEqualTo(MOST_BYTES);
    }

    @ParameterizedTest
    @ValueSource(strings = {"openai", "gemini", "stability", "flux", "xai"})
    void exportsNothing(String vendor) throws IOException {
        try (JarFile jar = new JarFile(jar(vendor).toFile())) {
            assertThat(jar.getManifest().getMainAttributes().getValue("Export-Package"))
                    .isNull();
        }
    }

    private static Path jar(String vendor) throws IOException {
        return Distribution.bundle("bundle-" + vendor);
    }

    private static List<Path> translation(String vendor) throws IOException {
        Path main = ROOT.resolve("bundle-" + vendor).resolve("src/main/java/dev/atelier/" + vendor);
        try (Stream<Path> files = Files.list(main)) {
            return files.filter(file -> file.toString().endsWith(".java")).toList();
        }
    }
}
