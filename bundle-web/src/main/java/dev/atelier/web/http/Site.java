package dev.atelier.web.http;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where the client believes that we are, and which of our paths it means.
 *
 * @param origin scheme and authority: {@code https://example.org}
 * @param prefix what the client puts before our paths
 * @param path the asked path without the prefix; empty for the bare base path
 * @param trusted whether a trusted proxy brought the request
 */
public record Site(String origin, String prefix, String path, boolean trusted) {
    private static final Pattern AUTHORITY = Pattern.compile("([A-Za-z0-9._-]+|\\[[0-9A-Fa-f:.]+])(:[0-9]{1,5})?");

    static Site of(HttpServletRequest request, WebSettings settings) {
        boolean trusted = settings.trustedProxies().contains(request.getRemoteAddr());
        String base = settings.basePath();
        String uri = request.getRequestURI();
        boolean kept = uri.startsWith(base) && (uri.length() == base.length() || uri.charAt(base.length()) == '/');
        Optional<String> forwarded =
                trusted ? first(request, "X-Forwarded-Prefix").filter(WebSettings::isPath) : Optional.empty();
        String scheme = (trusted ? first(request, "X-Forwarded-Proto") : Optional.<String>empty())
                .filter(proto -> proto.equals("https") || proto.equals("http"))
                .orElse(request.getScheme());
        String authority = (trusted ? first(request, "X-Forwarded-Host") : Optional.<String>empty())
                .or(() -> Optional.ofNullable(request.getHeader("Host")))
                .filter(host -> AUTHORITY.matcher(host).matches())
                .orElseGet(() -> request.getServerName() + ":" + request.getServerPort());
        return new Site(
                scheme + "://" + authority,
                prefix(forwarded, base, kept),
                kept ? uri.substring(base.length()) : uri,
                trusted);
    }

    /** A proxy may strip the base path or keep it, and may name what it stripped. */
    private static String prefix(Optional<String> forwarded, String base, boolean kept) {
        return forwarded
                .map(stripped -> kept && !stripped.endsWith(base) ? stripped + base : stripped)
                .orElse(base);
    }

    private static Optional<String> first(HttpServletRequest request, String header) {
        @Nullable String value = request.getHeader(header);
        return Optional.ofNullable(value)
                .map(list -> list.split(",", 2)[0].strip())
                .map(text -> text.endsWith("/") ? text.substring(0, text.length() - 1) : text)
                .filter(text -> !text.isEmpty());
    }

    /** The address of one of our paths within the same site. */
    public String link(String ours) {
        return prefix + ours;
    }

    /** The whole address of one of our paths. */
    public String url(String ours) {
        return origin + prefix + ours;
    }

    String authority() {
        return origin.substring(origin.indexOf("://") + 3);
    }
}
