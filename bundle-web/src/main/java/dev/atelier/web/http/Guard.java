package dev.atelier.web.http;

import dev.atelier.core.error.ErrorKind;
import dev.atelier.core.error.MediaException;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Keeps other people's web pages and machines out as long as nobody has to show a credential: only loopback is served,
 * pages of other sites may change nothing, and operations answer to known host names only, so that a page cannot reach
 * them by a name that it points at us (DNS rebinding).
 */
final class Guard {
    private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS");
    private static final Pattern LOOPBACK = Pattern.compile("127(\\.\\d{1,3}){3}|\\[?(0:0:0:0:0:0:0:1|::1)(%\\w+)?]?");
    private static final Pattern PORT = Pattern.compile(":\\d+$");

    private final WebSettings settings;

    Guard(WebSettings settings) {
        this.settings = settings;
    }

    void check(HttpServletRequest request, Site site) {
        if (!isLoopback(request.getLocalAddr())) {
            throw refused("only loopback addresses are served as long as no authentication is set up");
        }
        if (site.path().startsWith("/ops") && !site.trusted() && !known(host(site.authority()))) {
            throw refused("operations are not served under the name " + host(site.authority())
                    + "; it can be added to dev.atelier.web/allowedHosts");
        }
        String origin = request.getHeader("Origin");
        if (origin != null && !SAFE.contains(request.getMethod()) && !same(origin, site)) {
            throw refused("pages of " + origin + " may not do this; its host can be added to"
                    + " dev.atelier.web/allowedHosts");
        }
    }

    /** The usual address first: all requests are asked for theirs. */
    private static boolean isLoopback(String address) {
        return address.equals("127.0.0.1") || LOOPBACK.matcher(address).matches();
    }

    private boolean same(String origin, Site site) {
        return origin.equals(site.origin())
                || settings.allowedHosts()
                        .contains(
                                host(origin.substring(origin.indexOf("://") + 1).replace("//", "")));
    }

    private boolean known(String host) {
        return host.equals("localhost")
                || isLoopback(host)
                || settings.allowedHosts().contains(host);
    }

    private static String host(String authority) {
        return PORT.matcher(authority).replaceFirst("");
    }

    private static MediaException refused(String why) {
        return new MediaException(ErrorKind.FORBIDDEN, why);
    }
}
