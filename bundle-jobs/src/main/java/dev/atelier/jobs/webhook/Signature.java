package dev.atelier.jobs.webhook;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Signs messages, so that whoever gets one can tell that it is ours, and of now.
 *
 * @param secret shared with whoever gets the messages; they are not signed when it is empty
 */
record Signature(String secret) {
    private static final String HMAC = "HmacSHA256";

    /** The headers of a message: HMAC-SHA256 over time, a dot, and body. */
    Map<String, String> headers(Instant now, String body) {
        String time = Long.toString(now.getEpochSecond());
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("X-Atelier-Timestamp", time);
        if (!secret.isEmpty()) {
            headers.put("X-Atelier-Signature", "sha256=" + hmac(time + "." + body));
        }
        return headers;
    }

    private String hmac(String text) {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), HMAC));
            return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JVM has " + HMAC, e);
        }
    }

    /** A secret stays out of logs. */
    @Override
    public String toString() {
        return "Signature";
    }
}
