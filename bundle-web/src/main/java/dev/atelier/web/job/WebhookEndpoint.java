package dev.atelier.web.job;

import dev.atelier.core.CallId;
import dev.atelier.core.error.ErrorKind;
import dev.atelier.core.error.MediaException;
import dev.atelier.core.provider.Webhook;
import dev.atelier.web.http.Endpoint;
import dev.atelier.web.http.Exchange;
import dev.atelier.web.http.Handler;
import dev.atelier.web.http.Reply;
import dev.atelier.web.platform.Platform;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Where vendors tell that a call has moved on. No credential is asked for: the provider looks at the signature. */
public final class WebhookEndpoint {
    private static final long LARGEST = 1 << 18;

    private final Platform platform;

    private WebhookEndpoint(Platform platform) {
        this.platform = platform;
    }

    public static List<Endpoint> of(Platform platform) {
        WebhookEndpoint endpoint = new WebhookEndpoint(platform);
        return List.of(Endpoint.of(
                "POST", "/webhooks/{provider}/{call_id}", Handler.waiting(endpoint::receive), platform.webhooks()));
    }

    private void receive(Exchange exchange) throws IOException {
        CallId call = call(exchange.variable("call_id"));
        String body = new String(exchange.body().stream(LARGEST).readAllBytes(), StandardCharsets.UTF_8);
        platform.webhooks()
                .require()
                .received(exchange.variable("provider"), new Webhook(call, headers(exchange.request()), body));
        exchange.answer(Reply.of(204, null));
    }

    private static CallId call(String text) {
        try {
            return new CallId(text);
        } catch (IllegalArgumentException noId) {
            throw new MediaException(ErrorKind.NOT_FOUND, "there is no such call", noId);
        }
    }

    private static Map<String, List<String>> headers(HttpServletRequest request) {
        Map<String, List<String>> headers = new LinkedHashMap<>();
        for (String name : Collections.list(request.getHeaderNames())) {
            headers.put(name.toLowerCase(Locale.ROOT), Collections.list(request.getHeaders(name)));
        }
        return headers;
    }
}
