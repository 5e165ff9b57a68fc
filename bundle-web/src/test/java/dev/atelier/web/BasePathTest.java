package dev.atelier.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.atelier.web.http.WebSettings;
import dev.atelier.web.testing.Answer;
import dev.atelier.web.testing.Front;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BasePathTest {
    private static final String GOOD = "{\"prompt\":\"x\",\"customer_id\":7}";
    private static final String ASYNC = "{\"prompt\":\"x\",\"customer_id\":7,\"async\":true}";

    private static WebSettings settings(String base, String... proxies) {
        return new WebSettings(
                base,
                Set.of(proxies),
                Set.of(),
                10_000,
                10_000,
                Front.SETTINGS.answerWithin(),
                Front.SETTINGS.patience(),
                Front.SETTINGS.drain(),
                false);
    }

    @Test
    void servesAndLinksUnderTheBasePathWhetherAProxyKeepsItOrNot() {
        try (Front front = new Front(settings("/io/studio/"), FrontServlet::new)) {
            for (String path : new String[] {"/io/studio/image/generate", "/image/generate"}) {
                assertThat(new Answer(front.server.post(path, GOOD)).at("data.image_url"))
                        .asString()
                        .startsWith(front.server.origin() + "/io/studio/assets/");
                assertThat(new Answer(front.server.post(path, ASYNC)).header("Location"))
                        .startsWith("/io/studio/jobs/");
            }
            assertThat(front.server.get("/io/studio").headers().firstValue("Location"))
                    .contains("/io/studio/");
            assertThat(front.server.get("/io/studio/").body()).contains("src=\"page/page.js\"");
            assertThat(front.server.get("/io/studio/page/page.js").statusCode()).isEqualTo(200);
            assertThat(front.server.get("/io/studiox/status").statusCode()).isEqualTo(404);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "'', /image/generate, /gate, https://studio.example/gate/assets/",
        "/io/studio, /image/generate, /io/studio, https://studio.example/io/studio/assets/",
        "/io/studio, /io/studio/image/generate, /io/studio, https://studio.example/io/studio/assets/",
        "/io/studio, /io/studio/image/generate, /gate, https://studio.example/gate/io/studio/assets/",
    })
    void believesATrustedProxy(String base, String path, String prefix, String start) {
        try (Front front = new Front(settings(base, "127.0.0.1"), FrontServlet::new)) {
            Answer answer = new Answer(front.server.post(
                    path,
                    GOOD,
                    "X-Forwarded-Prefix",
                    prefix,
                    "X-Forwarded-Proto",
                    "https",
                    "X-Forwarded-Host",
                    "studio.example"));

            assertThat(answer.at("data.image_url")).asString().startsWith(start);
        }
    }

    @Test
    void believesNobodyElse() {
        try (Front front = new Front(settings("", "10.0.0.1"), FrontServlet::new)) {
            Answer answer = new Answer(front.server.post(
                    "/image/generate", GOOD, "X-Forwarded-Prefix", "/x", "X-Forwarded-Host", "evil.example"));

            assertThat(answer.at("data.image_url")).asString().startsWith(front.server.origin() + "/assets/");
        }
    }

    @ParameterizedTest
    @CsvSource({"//evil.example,", "/a b,", "/x,evil.example/y"})
    void takesNoNonsenseFromATrustedProxy(String prefix, String host) {
        try (Front front = new Front(settings("", "127.0.0.1"), FrontServlet::new)) {
            Answer answer = new Answer(front.server.post(
                    "/image/generate",
                    GOOD,
                    "X-Forwarded-Prefix",
                    prefix,
                    "X-Forwarded-Host",
                    host == null ? "studio.example" : host));

            assertThat(answer.at("data.image_url"))
                    .asString()
                    .startsWith(host == null ? "http://studio.example/assets/" : front.server.origin() + "/x/assets/");
        }
    }

    @Test
    void refusesABasePathThatIsNone() {
        assertThatThrownBy(() -> settings("io/studio"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("/io/studio");
    }
}
