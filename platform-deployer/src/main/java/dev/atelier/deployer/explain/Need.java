package dev.atelier.deployer.explain;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.osgi.framework.Version;
import org.osgi.framework.wiring.BundleRequirement;

/**
 * A requirement taken apart, so that people can read it.
 *
 * @param namespace its namespace
 * @param name the package, bundle or other name asked for
 * @param from the lowest version wanted
 * @param below the first version not wanted
 */
record Need(String namespace, String name, Optional<Version> from, Optional<Version> below) {
    static Need of(BundleRequirement requirement) {
        String namespace = requirement.getNamespace();
        String filter = requirement.getDirectives().getOrDefault("filter", "");
        String name =
                find(filter, "\\(" + Pattern.quote(namespace) + "=([^)]*)\\)").orElse(filter);
        String attribute = "\\((?:bundle-)?version";
        Optional<Version> exact = find(filter, attribute + "=([^)]*)\\)").map(Version::parseVersion);
        Optional<Version> from =
                find(filter, "(?<!!)" + attribute + ">=([^)]*)\\)").map(Version::parseVersion);
        Optional<Version> below =
                find(filter, "\\(!" + attribute + ">=([^)]*)\\)\\)").map(Version::parseVersion);
        return new Need(namespace, name, from.or(() -> exact).filter(v -> !v.equals(Version.emptyVersion)), below);
    }

    private static Optional<String> find(String filter, String pattern) {
        Matcher matcher = Pattern.compile(pattern).matcher(filter);
        return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
    }

    /** The versions wanted, as words that follow the name: {@code " 2.0.0 or newer, below 3.0.0"}. */
    String versions() {
        String lower = from.map(v -> " " + v + " or newer").orElse("");
        return lower
                + below.map(v -> lower.isEmpty() ? " below " + v : ", below " + v)
                        .orElse("");
    }
}
