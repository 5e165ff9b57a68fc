package dev.atelier.openai;

import dev.atelier.core.http.DoorSettings;
import dev.atelier.core.provider.Readiness;
import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/** What the configuration means: whether calls can be made, where to, and with which headers. */
final class OpenAiSettings {
    private static final String VENDOR = "api.openai.com";

    private final OpenAiConfig config;

    OpenAiSettings(OpenAiConfig config) {
        this.config = config;
    }

    Readiness readiness() {
        if (!config.enabled()) {
            return new Readiness.Failing("switched off by dev.atelier.openai/enabled");
        } else if (config.apiKey().isBlank()) {
            return new Readiness.Unconfigured("dev.atelier.openai/apiKey (environment OPENAI_API_KEY)");
        }
        try {
            String scheme = String.valueOf(baseUrl().getScheme());
            return scheme.matches("https?") && baseUrl().getHost() != null
                    ? Readiness.ready()
                    : new Readiness.Failing("dev.atelier.openai/baseUrl is no http or https address");
        } catch (IllegalArgumentException noAddress) {
            return new Readiness.Failing("dev.atelier.openai/baseUrl is no address");
        }
    }

    /** Whether this is OpenAI itself and not a server that speaks its language. */
    boolean vendorAddress() {
        return readiness() instanceof Readiness.Failing
                || VENDOR.equalsIgnoreCase(baseUrl().getHost());
    }

    DoorSettings door() {
        return new DoorSettings(
                "openai", baseUrl(), headers(), Duration.ofSeconds(config.timeout()), config.maxConcurrent());
    }

    /** Vendors quote a wrong key in their messages; ours are shown to clients. */
    String withoutKey(String message) {
        String key = config.apiKey().strip();
        return key.isEmpty() ? message : message.replace(key, "***");
    }

    private URI baseUrl() {
        return URI.create(config.baseUrl().strip().replaceFirst("/+$", ""));
    }

    private Map<String, String> headers() {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Authorization", "Bearer " + config.apiKey().strip());
        put(headers, "OpenAI-Organization", config.organization());
        put(headers, "OpenAI-Project", config.project());
        for (String line : config.extraHeaders()) {
            int colon = line.indexOf(':');
            if (colon > 0) {
                put(headers, line.substring(0, colon).strip(), line.substring(colon + 1));
            }
        }
        return headers;
    }

    private static void put(Map<String, String> headers, String name, String value) {
        if (!value.isBlank()) {
            headers.put(name, value.strip());
        }
    }
}
