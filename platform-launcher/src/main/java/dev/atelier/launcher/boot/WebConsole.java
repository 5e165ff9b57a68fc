package dev.atelier.launcher.boot;

import java.security.SecureRandom;
import java.util.HexFormat;

/** The Felix Web Console: switched on by {@code --console}, with a password of its own for each start. */
final class WebConsole {
    private static final String USER = "felix.webconsole.username";
    private static final String PASSWORD = "felix.webconsole.password";

    private WebConsole() {}

    /** Its known default password would open the platform to any page that a browser on this machine shows. */
    static Settings secured(Settings settings) {
        if (settings.properties().containsKey(PASSWORD)) {
            return settings;
        }
        byte[] secret = new byte[12];
        new SecureRandom().nextBytes(secret);
        return settings.with(USER, "admin").with(PASSWORD, HexFormat.of().formatHex(secret));
    }

    static String invitation(Settings settings, ListenAddress address) {
        return "Web console at " + address.url() + "/system/console, user " + settings.get(USER) + ", password "
                + settings.get(PASSWORD);
    }
}
