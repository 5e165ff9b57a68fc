package dev.atelier.it.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the front end answers stands in docs/http-api.md. */
class HttpApiPageTest {
    private static final Pattern PATH =
            Pattern.compile("(?:Endpoint\\.of\\(\\s*\"[A-Z]+\",|(?:post|generating)\\()\\s*\"(/[^\"]+)\"");

    private static Set<String> paths() throws IOException {
        Set<String> paths = new TreeSet<>();
        try (Stream<Path> files = Files.walk(Repository.ROOT.resolve("bundle-web/src/main/java"))) {
            for (Path file : files.filter(file -> file.toString().endsWith("Endpoints.java"))
                    .toList()) {
                PATH.matcher(Files.readString(file)).results().forEach(found -> paths.add(found.group(1)));
            }
        }
        return paths;
    }

    @Test
    void everyPathStandsOnThePage() throws IOException {
        String page = Files.readString(Repository.ROOT.resolve("docs/http-api.md"));
        assertThat(paths()).contains("/image/generate", "/ops/bundles/{name}");
        assertThat(paths()).allSatisfy(path -> assertThat(page).containsPattern(mention(path)));
    }

    /** With a method or a backtick before it, and maybe a query after it. */
    private static Pattern mention(String path) {
        return Pattern.compile("[`A-Z] ?" + Pattern.quote(path) + "[`?\\n]");
    }
}
