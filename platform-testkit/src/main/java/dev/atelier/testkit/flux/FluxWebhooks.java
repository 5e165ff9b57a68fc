package dev.atelier.testkit.flux;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Posts signed messages, a moment after the work was accepted. Safe for use by any number of threads. */
final class FluxWebhooks {
    private static final long MOMENT_MILLIS = 30;

    /** @param before done just before it is posted */
    void post(String address, String secret, String message, Runnable before) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(address))
                .header("Content-Type", "application/json")
                .header("X-BFL-Signature", "sha256=" + sign(secret, message))
                .POST(HttpRequest.BodyPublishers.ofString(message))
                .build();
        CompletableFuture.delayedExecutor(MOMENT_MILLIS, TimeUnit.MILLISECONDS).execute(() -> {
            before.run();
            // Not before: the JDK's client reads its properties when it is first made, and the platform sets some.
            HttpClient.newHttpClient().sendAsync(request, java.net.http.HttpResponse.BodyHandlers.discarding());
        });
    }

    static String sign(String secret, String message) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal(message.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("each JDK has HmacSHA256", impossible);
        }
    }
}
