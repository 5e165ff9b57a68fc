package dev.atelier.web.page;

import dev.atelier.web.http.Body;
import dev.atelier.web.http.Endpoint;
import dev.atelier.web.http.Reply;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;

/** The start page and its files, read once. They name nothing but their neighbours, so that they follow any prefix. */
public final class PageEndpoints {
    private static final String POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self';"
            + " img-src 'self' data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private PageEndpoints() {}

    public static List<Endpoint> of() {
        return List.of(
                file("/", "index.html", "text/html; charset=utf-8"),
                file("/page/page.css", "page.css", "text/css; charset=utf-8"),
                file("/page/page.js", "page.js", "text/javascript; charset=utf-8"),
                file("/page/icon.svg", "icon.svg", "image/svg+xml"));
    }

    private static Endpoint file(String path, String name, String type) {
        Reply reply = Reply.of(200, Body.bytes(type, read(name)))
                .with("Cache-Control", "no-cache")
                .with("Content-Security-Policy", POLICY)
                .with("Referrer-Policy", "no-referrer");
        return Endpoint.of("GET", path, exchange -> exchange.answer(reply));
    }

    private static byte[] read(String name) {
        try (InputStream in = PageEndpoints.class.getResourceAsStream("/page/" + name)) {
            if (in == null) {
                throw new IllegalStateException("the bundle lacks its page file " + name);
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
