package dev.atelier.core.vendor;

import dev.atelier.core.http.DoorSettings;
import dev.atelier.core.provider.Readiness;
import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * The settings that every remote provider has, and what they mean.
 *
 * @param key the key
 * @param enabled false: calls are refused as unavailable
 * @param baseUrl where the API is; paths of calls are appended to it
 * @param timeout until an answer begins
 * @param maxConcurrent calls at a time; others wait their turn
 * @param headers sent with each call to the vendor, each as {@code Name: value}
 * @param trustedHosts hosts beside the base URL's that calls may go to, see {@link DoorSettings}
 */
public record VendorSettings(
        VendorKey key,
        boolean enabled,
        String baseUrl,
        Duration timeout,
        int maxConcurrent,
        List<String> headers,
        Set<String> trustedHosts) {

    public VendorSettings {
        baseUrl = baseUrl.strip().replaceFirst("/+$", "");
        headers = List.copyOf(headers);
        trustedHosts = Set.copyOf(trustedHosts);
    }

    /** Of a vendor that has no host but the base URL's. */
    public VendorSettings(
            VendorKey key, boolean enabled, String baseUrl, Duration timeout, int maxConcurrent, List<String> headers) {
        this(key, enabled, baseUrl, timeout, maxConcurrent, headers, Set.of());
    }

    /** The same settings with these hosts trusted beside the base URL's. */
    public VendorSettings trusting(Set<String> hosts) {
        return new VendorSettings(key, enabled, baseUrl, timeout, maxConcurrent, headers, hosts);
    }

    /** Ready, or what is missing or wrong. */
    public Readiness readiness() {
        if (!enabled) {
            return new Readiness.Failing("switched off by " + key.pid() + "/enabled");
        } else if (key.value().isEmpty()) {
            return new Readiness.Unconfigured(key.setting() + " (environment " + key.variable() + ")");
        }
        return host().isEmpty()
                ? new Readiness.Failing(key.pid() + "/baseUrl is no http or https address")
                : Readiness.ready();
    }

    /**
     * Whether the base URL is the vendor's own and not that of a server that speaks its language.
     *
     * @param domain the vendor's domain; hosts beneath it are the vendor's too
     */
    public boolean at(String domain) {
        return host().isEmpty() || host().equals(domain) || host().endsWith("." + domain);
    }

    DoorSettings door() {
        return new DoorSettings(
                key.provider(), URI.create(baseUrl), allHeaders(), timeout, maxConcurrent, trustedHosts);
    }

    /** Empty when the base URL is no address. */
    private String host() {
        try {
            URI address = URI.create(baseUrl);
            boolean http = String.valueOf(address.getScheme()).matches("https?");
            return http && address.getHost() != null ? address.getHost().toLowerCase(Locale.ROOT) : "";
        } catch (IllegalArgumentException noAddress) {
            return "";
        }
    }

    private Map<String, String> allHeaders() {
        Map<String, String> all = new LinkedHashMap<>();
        all.put(key.header(), key.prefix() + key.value());
        for (String line : headers) {
            int colon = line.indexOf(':');
            if (colon > 0 && !line.substring(colon + 1).isBlank()) {
                all.put(
                        line.substring(0, colon).strip(),
                        line.substring(colon + 1).strip());
            }
        }
        return all;
    }
}
