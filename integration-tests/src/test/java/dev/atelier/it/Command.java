package dev.atelier.it;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A command that has ended.
 *
 * @param exit its exit status
 * @param output what it printed, both streams together
 */
record Command(int exit, String output) {
    private static final String JAVA_OPTIONS =
            "-XX:+IgnoreUnrecognizedVMOptions -XX:-AutoCreateSharedArchive -XX:TieredStopAtLevel=1";

    /** Runs {@code atelier} to its end. */
    static Command run(Path home, String... words) throws IOException, InterruptedException {
        Process process = process(Distribution.script(), home, words).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (!process.waitFor(2, TimeUnit.MINUTES)) {
            process.destroyForcibly();
            throw new IllegalStateException("atelier " + String.join(" ", words) + " does not end: " + output);
        }
        return new Command(process.exitValue(), output);
    }

    /** Prepares a process on the JDK under test, without the archive of classes that only a later start would use. */
    static ProcessBuilder process(Path script, Path home, String... words) {
        List<String> line = new ArrayList<>(List.of(script.toString()));
        line.addAll(List.of(words));
        ProcessBuilder builder = new ProcessBuilder(line).redirectErrorStream(true);
        builder.environment().put("ATELIER_HOME", home.toString());
        builder.environment().put("ATELIER_JAVA_OPTS", JAVA_OPTIONS);
        List.of("OPENAI_API_KEY", "GEMINI_API_KEY", "STABILITY_API_KEY", "BFL_API_KEY", "XAI_API_KEY")
                .forEach(builder.environment()::remove);
        String java = System.getProperty("atelier.it.java", "");
        if (!java.isEmpty()) {
            builder.environment().put("ATELIER_JAVA_HOME", java);
        }
        return builder;
    }
}
