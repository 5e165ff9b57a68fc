package dev.atelier.testkit.openai;

import dev.atelier.testkit.vendor.Mischief;
import java.io.IOException;
import java.io.PrintStream;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;

/** Runs the fake OpenAI by itself: {@code --port N --key TEXT --bytes N --latency-ms N}, all optional. */
public final class Main {
    private Main() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        // The JDK's server reads it once; without it small answers wait 40 ms for an acknowledgement.
        System.setProperty("sun.net.httpserver.nodelay", "true");
        Map<String, String> options = options(arguments);
        String key = options.getOrDefault("--key", "sk-fake");
        try (FakeOpenAi fake = new FakeOpenAi(Integer.parseInt(options.getOrDefault("--port", "0")), key)) {
            fake.pictureBytes(Long.parseLong(options.getOrDefault("--bytes", "50000")));
            long latency = Long.parseLong(options.getOrDefault("--latency-ms", "0"));
            if (latency > 0) {
                fake.vendor().usually(Mischief.delay(Duration.ofMillis(latency)));
            }
            PrintStream out = System.out;
            out.println("fake OpenAI at " + fake.baseUrl() + ", key " + key);
            Thread.currentThread().join();
        }
    }

    private static Map<String, String> options(String[] arguments) {
        Map<String, String> options = new TreeMap<>();
        for (int i = 0; i + 1 < arguments.length; i += 2) {
            options.put(arguments[i], arguments[i + 1]);
        }
        return options;
    }
}
