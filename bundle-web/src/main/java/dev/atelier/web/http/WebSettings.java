package dev.atelier.web.http;

import java.time.Duration;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * How the front end behaves.
 *
 * @param basePath what every path begins with; empty, or {@code /a/b} without a slash at its end
 * @param trustedProxies addresses whose X-Forwarded headers are believed
 * @param allowedHosts names besides the loopback ones under which operations are served
 * @param maxBodyBytes the largest JSON body
 * @param maxUploadBytes the largest file or bundle
 * @param answerWithin how long an answer waits for its call to end before it becomes a job
 * @param patience how long a request waits for a service that is being replaced
 * @param drain how long answers under way may take when the front end itself is replaced
 * @param requireKey whether customers have to show a key
 */
public record WebSettings(
        String basePath,
        Set<String> trustedProxies,
        Set<String> allowedHosts,
        long maxBodyBytes,
        long maxUploadBytes,
        Duration answerWithin,
        Duration patience,
        Duration drain,
        boolean requireKey) {
    private static final Pattern PATH = Pattern.compile("(/[A-Za-z0-9._~-]+)*");

    /** @throws IllegalArgumentException for a base path that cannot be one */
    public WebSettings {
        basePath = basePath.endsWith("/") ? basePath.substring(0, basePath.length() - 1) : basePath;
        trustedProxies = Set.copyOf(trustedProxies);
        allowedHosts = Set.copyOf(allowedHosts);
        if (!isPath(basePath)) {
            throw new IllegalArgumentException(
                    "basePath must be empty or like /io/studio, but is \"" + basePath + "\"");
        }
    }

    static boolean isPath(String text) {
        return PATH.matcher(text).matches();
    }
}
