package dev.atelier.web.testing;

import dev.atelier.core.media.MediaType;
import dev.atelier.web.http.WebSettings;
import dev.atelier.web.platform.Platform;
import jakarta.servlet.http.HttpServlet;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Set;
import java.util.function.BiFunction;

/** The front end over fakes, on a real HTTP server. */
public final class Front implements AutoCloseable {
    public static final WebSettings SETTINGS = new WebSettings(
            "",
            Set.of(),
            Set.of(),
            10_000,
            1_000_000,
            Duration.ofSeconds(20),
            Duration.ofSeconds(20),
            Duration.ofSeconds(1),
            false);

    public final Platform platform = new Platform();
    public final FakeGenerations generations = new FakeGenerations();
    public final FakeWebhooks webhooks = new FakeWebhooks();
    public final FakeAssets assets = new FakeAssets();
    public final FakeDirectory directory = new FakeDirectory();
    public final FakeDeployments deployments = new FakeDeployments();
    public final TestServer server;

    public Front(WebSettings settings, BiFunction<Platform, WebSettings, HttpServlet> servlet) {
        platform.bindGenerations(generations);
        platform.bindWebhooks(webhooks);
        platform.bindAssets(assets);
        platform.bindThumbnails((asset, side) ->
                new FakeContent(MediaType.JPEG, ("thumbnail " + side).getBytes(StandardCharsets.UTF_8)));
        platform.bindDirectory(directory);
        platform.bindDeployments(deployments);
        server = new TestServer(servlet.apply(platform, settings));
    }

    @Override
    public void close() {
        server.close();
    }
}
