package dev.atelier.web.testing;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;

/** A multipart body as clients send it. */
public final class Multipart {
    private static final String BOUNDARY = "a-boundary-of-the-tests";

    private final StringBuilder body = new StringBuilder();

    public Multipart field(String name, String value) {
        return part("name=\"" + name + "\"\r\n", value);
    }

    public Multipart file(String name, String file, String type, String content) {
        return part("name=\"" + name + "\"; filename=\"" + file + "\"\r\nContent-Type: " + type + "\r\n", content);
    }

    private Multipart part(String head, String content) {
        body.append("--").append(BOUNDARY).append("\r\nContent-Disposition: form-data; ");
        body.append(head).append("\r\n").append(content).append("\r\n");
        return this;
    }

    public HttpRequest to(HttpRequest.Builder request) {
        return request.header("Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
                .POST(BodyPublishers.ofString(body + "--" + BOUNDARY + "--\r\n"))
                .build();
    }
}
