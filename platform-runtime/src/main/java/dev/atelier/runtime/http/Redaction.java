package dev.atelier.runtime.http;

import java.net.URI;
import java.util.regex.Pattern;

/** Takes secrets out of what is logged or shown. */
final class Redaction {
    private static final String MASK = "***";

    /** Names of query values, JSON members and headers whose values are secrets, also as parts of longer names. */
    private static final String SECRET_NAME =
            "[\\w.-]*(?:key|token|secret|signature|password|passwd|credential|authorization|cookie)[\\w.-]*|sig|auth";

    private static final Pattern NAMED = Pattern.compile(
            "(?i)(?<![\\w.-])(" + SECRET_NAME + ")(\"?\\s*[=:]\\s*\"?)(?:(bearer|basic)\\s+)?[^\\s&#\",;]+");
    private static final Pattern BEARER = Pattern.compile("(?i)\\b(bearer|basic)\\s+[\\w.~+/=-]{6,}");
    private static final Pattern KNOWN_SHAPES =
            Pattern.compile("\\b(?:sk|pk|rk|xai|key)-[\\w-]{8,}|\\bAIza[\\w-]{20,}|://[^/@\\s]+@");

    private Redaction() {}

    /** Free text with every value that looks like a secret replaced. */
    static String text(String text) {
        String named = NAMED.matcher(text).replaceAll("$1$2" + MASK);
        String bearer = BEARER.matcher(named).replaceAll("$1 " + MASK);
        return KNOWN_SHAPES
                .matcher(bearer)
                .replaceAll(match -> match.group().startsWith("://") ? "://" + MASK + "@" : MASK);
    }

    /** An address without user, fragment and secret query values. */
    static String address(URI address) {
        String text = text(address.toString());
        int fragment = text.indexOf('#');
        return fragment < 0 ? text : text.substring(0, fragment);
    }
}
