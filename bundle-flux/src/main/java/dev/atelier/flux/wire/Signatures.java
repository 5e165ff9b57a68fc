package dev.atelier.flux.wire;

import dev.atelier.core.Parameters;
import dev.atelier.core.provider.Webhook;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Webhooks: how the vendor is asked for one, and how it signs it. Safe for use by any number of threads. */
public final class Signatures {
    private static final String HEADER = "x-bfl-signature";
    private static final String ALGORITHM = "HmacSHA256";

    private final String secret;

    /** @param secret shared with the vendor in each submit; blank for no webhooks */
    public Signatures(String secret) {
        this.secret = secret.strip();
    }

    /** The fields that ask for a webhook; none without a secret, since anybody could send one then. */
    public Parameters fields(Optional<URI> address) {
        return address.filter(here -> !secret.isEmpty())
                .map(here -> Parameters.of("webhook_url", here.toString()).with("webhook_secret", secret))
                .orElse(Parameters.EMPTY);
    }

    /** Whether a message bears the signature {@code sha256=HEX} over its very body. */
    public boolean match(Webhook message) {
        Optional<String> given = message.header(HEADER);
        if (secret.isEmpty() || given.isEmpty()) {
            return false;
        }
        // Compared in a time that does not tell how much of it is right.
        return MessageDigest.isEqual(
                bytes("sha256=" + sign(message.body())), bytes(given.get().strip()));
    }

    private String sign(String body) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(bytes(secret), ALGORITHM));
            return HexFormat.of().formatHex(mac.doFinal(bytes(body)));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("each JDK has " + ALGORITHM, impossible);
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
