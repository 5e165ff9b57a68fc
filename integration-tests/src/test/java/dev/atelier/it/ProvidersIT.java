package dev.atelier.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Tries every line of the page that shows the providers, against the fakes, as its readers do. */
class ProvidersIT {
    private static final Path PAGE = Path.of("..", "docs", "providers", "README.md");
    private static final Pattern ASK = Pattern.compile("^(?:([A-Z]+)=\\$\\()?ask (\\S+) '(.*)'(?: \\|.*)?$");
    private static final Pattern VARIABLE = Pattern.compile("'\\$([A-Z]+)'");

    @TempDir
    static Path home;

    private static Platform platform;
    private static final Map<String, String> made = new HashMap<>();

    /** A line of the page. */
    private record Line(String variable, String path, String body) {}

    @BeforeAll
    static void start() throws Exception {
        platform = Platform.start(home, "--fakes");
        for (Line line : lines()) {
            if (line.variable() != null) {
                JsonNode data = platform.client().post(line.path(), line.body()).data();
                made.put(
                        line.variable(),
                        Stream.of("image_url", "video_url", "audio_url")
                                .map(name -> data.path(name).asText())
                                .filter(address -> !address.isEmpty())
                                .findFirst()
                                .orElseThrow());
            }
        }
    }

    @AfterAll
    static void stop() throws InterruptedException {
        platform.close();
    }

    @TestFactory
    Stream<DynamicTest> answersEachLine() throws IOException {
        return lines().stream()
                .filter(line -> line.variable() == null)
                .map(line -> DynamicTest.dynamicTest(line.path() + " " + line.body(), () -> answers(line)));
    }

    private static void answers(Line line) throws Exception {
        assumeTrue(!line.body().contains("timeline") || hasFfmpeg(), "ffmpeg is not installed");
        Client.Answer answer = platform.client().post(line.path(), filled(line.body()));

        assertThat(answer.status()).as(answer.error()).isEqualTo(200);
        for (String name : List.of("image_url", "video_url", "audio_url", "model_url")) {
            if (answer.data().has(name)) {
                HttpResponse<byte[]> file =
                        platform.client().bytes(answer.data().path(name).asText());
                assertThat(file.statusCode()).isEqualTo(200);
                assertThat(file.body()).isNotEmpty();
            }
        }
        assertThat(answer.data().toString()).doesNotContain("sk-fake");
    }

    @Test
    void takesAModelThatNoBundleHasHeardOf() throws Exception {
        Client client = platform.client();
        assertThat(client.picture("A pier").status()).isEqualTo(200);

        assertThat(client.put("/ops/models/house-style", "{\"provider\": \"openai\", \"like\": \"gpt-image-2\"}")
                        .status())
                .isEqualTo(200);

        // The fake refuses what it does not know, in the vendor's words: the model's name arrived there.
        Client.Answer answer = client.post(
                "/image/generate",
                "{\"prompt\": \"a pier\", \"customer_id\": 1, \"settings\": {\"image\": {\"model\": \"house-style\"}}}");
        assertThat(answer.error()).contains("house-style").startsWith("openai");
    }

    private static String filled(String body) {
        return VARIABLE.matcher(body)
                .replaceAll(variable -> Matcher.quoteReplacement(made.getOrDefault(variable.group(1), "")));
    }

    private static List<Line> lines() throws IOException {
        List<Line> lines = new ArrayList<>();
        for (String text : Files.readAllLines(PAGE)) {
            Matcher ask = ASK.matcher(text);
            if (ask.matches()) {
                lines.add(new Line(ask.group(1), ask.group(2), ask.group(3)));
            }
        }
        assertThat(lines).as("lines to try on the page").hasSizeGreaterThan(50);
        return lines;
    }

    private static boolean hasFfmpeg() {
        return Stream.of(System.getenv("PATH").split(":"))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, "ffmpeg")));
    }
}
