package dev.atelier.web;

import dev.atelier.web.asset.AssetEndpoints;
import dev.atelier.web.asset.FileEndpoints;
import dev.atelier.web.health.HealthEndpoints;
import dev.atelier.web.health.MetricsEndpoint;
import dev.atelier.web.http.Authentication;
import dev.atelier.web.http.Dispatcher;
import dev.atelier.web.http.Endpoint;
import dev.atelier.web.http.WebSettings;
import dev.atelier.web.job.JobEndpoints;
import dev.atelier.web.job.WebhookEndpoint;
import dev.atelier.web.ops.BundleEndpoints;
import dev.atelier.web.ops.CacheEndpoints;
import dev.atelier.web.ops.CustomerEndpoints;
import dev.atelier.web.ops.ProviderEndpoints;
import dev.atelier.web.ops.UsageEndpoint;
import dev.atelier.web.page.PageEndpoints;
import dev.atelier.web.platform.Platform;
import dev.atelier.web.studio.StudioEndpoints;
import jakarta.servlet.Servlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.servlet.whiteboard.propertytypes.HttpWhiteboardContextSelect;
import org.osgi.service.servlet.whiteboard.propertytypes.HttpWhiteboardServletAsyncSupported;
import org.osgi.service.servlet.whiteboard.propertytypes.HttpWhiteboardServletMultipart;
import org.osgi.service.servlet.whiteboard.propertytypes.HttpWhiteboardServletName;
import org.osgi.service.servlet.whiteboard.propertytypes.HttpWhiteboardServletPattern;

/**
 * The one servlet that answers every face, so that unknown paths, wrong methods and bad bodies are treated alike. A
 * change of its settings makes a new one, after the old one's answers are given.
 */
@Component(service = Servlet.class, configurationPid = WebConfig.PID)
@Designate(ocd = WebConfig.class)
@HttpWhiteboardContextSelect("(osgi.http.whiteboard.context.name=" + FrontContext.NAME + ")")
@HttpWhiteboardServletName("dev.atelier.web")
@HttpWhiteboardServletPattern("/*")
@HttpWhiteboardServletAsyncSupported
@HttpWhiteboardServletMultipart(fileSizeThreshold = 65_536)
public final class FrontServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;

    private final transient Dispatcher dispatcher;

    @Activate
    public FrontServlet(@Reference Platform platform, WebConfig config) {
        this(platform, settings(config));
    }

    FrontServlet(Platform platform, WebSettings settings) {
        dispatcher = new Dispatcher(settings, new Authentication(platform.customers()), endpoints(platform));
    }

    private static List<Endpoint> endpoints(Platform platform) {
        return Stream.of(
                        PageEndpoints.of(),
                        StudioEndpoints.of(platform),
                        JobEndpoints.of(platform),
                        WebhookEndpoint.of(platform),
                        AssetEndpoints.of(platform),
                        FileEndpoints.of(platform),
                        BundleEndpoints.of(platform),
                        ProviderEndpoints.of(platform),
                        CustomerEndpoints.of(platform),
                        UsageEndpoint.of(platform),
                        CacheEndpoints.of(platform),
                        HealthEndpoints.of(platform),
                        MetricsEndpoint.of(platform))
                .flatMap(List::stream)
                .toList();
    }

    private static WebSettings settings(WebConfig config) {
        return new WebSettings(
                config.basePath(),
                Set.copyOf(List.of(config.trustedProxies())),
                Set.copyOf(List.of(config.allowedHosts())),
                config.maxBodyBytes(),
                config.maxUploadBytes(),
                Duration.ofSeconds(config.waitSeconds()),
                Duration.ofSeconds(config.patienceSeconds()),
                Duration.ofSeconds(config.drainSeconds()),
                config.requireKey());
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) {
        dispatcher.dispatch(request, response);
    }

    @Deactivate
    void close() {
        dispatcher.close();
    }
}
