package dev.atelier.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SourceTest {
    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final int MOST_LINES = 200;

    @Test
    void noClassIsLongerThanAScreenOrThree() throws IOException {
        assertThat(sources("src/main/java").filter(file -> lines(file) > MOST_LINES))
                .isEmpty();
    }

    @Test
    void everyPackageSaysWhatItIsForAndIsNullMarked() throws IOException {
        List<Path> folders =
                sources("src/main/java").map(Path::getParent).distinct().toList();
        assertThat(folders)
                .isNotEmpty()
                .allSatisfy(folder -> assertThat(folder.resolve("package-info.java"))
                        .content()
                        .startsWith("/**")
                        .contains("@NullMarked"));
    }

    @Test
    void testsAwaitInsteadOfSleeping() throws IOException {
        Pattern sleep = Pattern.compile("^\\s*Thread\\.sleep\\(", Pattern.MULTILINE);
        assertThat(sources("src/test/java")
                        .filter(file -> sleep.matcher(read(file)).find()))
                .isEmpty();
    }

    private static Stream<Path> sources(String kind) throws IOException {
        try (Stream<Path> modules = Files.list(ROOT)) {
            List<Path> files = modules.map(module -> module.resolve(kind))
                    .filter(Files::isDirectory)
                    .flatMap(SourceTest::walk)
                    .filter(file -> file.toString().endsWith(".java"))
                    .toList();
            return files.stream();
        }
    }

    private static Stream<Path> walk(Path folder) {
        try {
            return Files.walk(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static long lines(Path file) {
        return read(file).lines().filter(line -> !line.isBlank()).count();
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
