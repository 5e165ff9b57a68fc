package dev.atelier.it.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * A code block after {@code <!-- quote: path -->} stands in that file, whatever its indentation. A line of only "…" in
 * the block leaves something out.
 */
class QuotedCodeTest {
    private static final Pattern QUOTE =
            Pattern.compile("<!-- quote: (\\S+) -->\\n+```\\w*\\n(.*?)\\n```", Pattern.DOTALL);

    private record Quote(Path page, String source, String code) {
        String name() {
            return Repository.ROOT.relativize(page) + " quotes " + source;
        }

        void check() throws IOException {
            String text = normal(Files.readString(Repository.ROOT.resolve(source)));
            int from = 0;
            for (String piece : code.split("\\n\\s*…\\s*\\n")) {
                int found = text.indexOf(normal(piece), from);
                assertThat(found)
                        .as("%s, but in that file, or after the piece before, there is no%n%s", name(), piece)
                        .isNotNegative();
                from = found + 1;
            }
        }

        /** Lines without indentation and blank lines, each begun by a line feed so that whole lines are compared. */
        private static String normal(String code) {
            StringBuilder out = new StringBuilder("\n");
            code.lines()
                    .map(String::strip)
                    .filter(line -> !line.isEmpty())
                    .forEach(line -> out.append(line).append('\n'));
            return out.toString();
        }
    }

    private static List<Quote> quotes() throws IOException {
        return Repository.pages().stream().flatMap(QuotedCodeTest::quotes).toList();
    }

    private static Stream<Quote> quotes(Path page) {
        try {
            Matcher matcher = QUOTE.matcher(Files.readString(page));
            return matcher.results().map(found -> new Quote(page, found.group(1), found.group(2))).toList().stream();
        } catch (IOException unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }

    @TestFactory
    Stream<DynamicTest> everyQuoteStandsInItsSource() throws IOException {
        return quotes().stream().map(quote -> DynamicTest.dynamicTest(quote.name(), quote::check));
    }

    @Test
    void theTutorialQuotes() throws IOException {
        assertThat(quotes()).anyMatch(quote -> quote.page().endsWith("write-a-provider.md"));
    }

    @Test
    void everyQuoteIsUnderstood() throws IOException {
        for (Path page : Repository.pages()) {
            String text = Files.readString(page);
            long marks = Arrays.stream(text.split("\\n"))
                    .filter(line -> line.startsWith("<!-- quote:"))
                    .count();
            assertThat(quotes(page)).as("quotes in %s that have a block", page).hasSize((int) marks);
        }
    }
}
