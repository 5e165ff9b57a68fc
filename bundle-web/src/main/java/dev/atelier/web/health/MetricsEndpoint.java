package dev.atelier.web.health;

import dev.atelier.core.health.ComponentHealth;
import dev.atelier.core.registry.ProviderStatus;
import dev.atelier.web.http.Body;
import dev.atelier.web.http.Endpoint;
import dev.atelier.web.http.Exchange;
import dev.atelier.web.http.Handler;
import dev.atelier.web.http.Reply;
import dev.atelier.web.platform.Platform;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryUsage;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** Figures in Prometheus' text form. */
public final class MetricsEndpoint {
    private static final String TEXT = "text/plain; version=0.0.4; charset=utf-8";

    private final Platform platform;

    private MetricsEndpoint(Platform platform) {
        this.platform = platform;
    }

    public static List<Endpoint> of(Platform platform) {
        return List.of(Endpoint.of("GET", "/metrics", Handler.waiting(new MetricsEndpoint(platform)::metrics)));
    }

    private void metrics(Exchange exchange) {
        List<ProviderStatus> providers = platform.directory().get().stream()
                .flatMap(directory -> directory.providers().stream())
                .toList();
        StringBuilder out = new StringBuilder();
        family(
                out,
                "atelier_provider_calls_total",
                "counter",
                providers,
                status -> status.load().calls());
        family(
                out,
                "atelier_provider_failures_total",
                "counter",
                providers,
                status -> status.load().failures());
        family(
                out,
                "atelier_provider_in_flight",
                "gauge",
                providers,
                status -> status.load().inFlight());
        family(out, "atelier_provider_up", "gauge", providers, MetricsEndpoint::up);
        latency(out, providers);
        components(out, Components.of(platform));
        memory(out);
        exchange.answer(Reply.of(200, Body.bytes(TEXT, out.toString().getBytes(StandardCharsets.UTF_8))));
    }

    private static double up(ProviderStatus status) {
        return status.state() == ProviderStatus.State.READY ? 1 : 0;
    }

    private static void family(
            StringBuilder out,
            String name,
            String type,
            List<ProviderStatus> providers,
            ToDoubleFunction<ProviderStatus> value) {
        out.append("# TYPE ").append(name).append(' ').append(type).append('\n');
        for (ProviderStatus status : providers) {
            sample(out, name, labels(status), value.applyAsDouble(status));
        }
    }

    private static void latency(StringBuilder out, List<ProviderStatus> providers) {
        String name = "atelier_provider_step_seconds";
        out.append("# TYPE ").append(name).append(" summary\n");
        for (ProviderStatus status : providers) {
            ProviderStatus.Load load = status.load();
            sample(out, name, labels(status) + ",quantile=\"0.5\"", load.p50Millis() / 1000);
            sample(out, name, labels(status) + ",quantile=\"0.95\"", load.p95Millis() / 1000);
            sample(out, name, labels(status) + ",quantile=\"0.99\"", load.p99Millis() / 1000);
        }
    }

    private static void components(StringBuilder out, List<ComponentHealth> components) {
        out.append("# TYPE atelier_component_up gauge\n");
        for (ComponentHealth component : components) {
            double up = component.state() == ComponentHealth.State.UP ? 1 : 0;
            sample(out, "atelier_component_up", "component=\"" + component.component() + "\"", up);
        }
        for (ComponentHealth component : components) {
            component.figures().forEach((figure, value) -> {
                String name = "atelier_" + component.component() + "_" + figure;
                out.append("# TYPE ")
                        .append(name)
                        .append(" gauge\n")
                        .append(name)
                        .append(' ');
                out.append(value).append('\n');
            });
        }
    }

    private static void memory(StringBuilder out) {
        MemoryUsage heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage();
        MemoryUsage other = ManagementFactory.getMemoryMXBean().getNonHeapMemoryUsage();
        out.append("# TYPE jvm_memory_used_bytes gauge\n");
        sample(out, "jvm_memory_used_bytes", "area=\"heap\"", (double) heap.getUsed());
        sample(out, "jvm_memory_used_bytes", "area=\"nonheap\"", (double) other.getUsed());
        out.append("# TYPE jvm_threads_current gauge\njvm_threads_current ")
                .append(ManagementFactory.getThreadMXBean().getThreadCount())
                .append("\n# TYPE jvm_classes_loaded gauge\njvm_classes_loaded ")
                .append(ManagementFactory.getClassLoadingMXBean().getLoadedClassCount())
                .append('\n');
    }

    private static void sample(StringBuilder out, String name, String labels, double value) {
        out.append(name).append('{').append(labels).append("} ");
        if (value == Math.rint(value)) {
            out.append((long) value);
        } else {
            out.append(value);
        }
        out.append('\n');
    }

    private static String labels(ProviderStatus status) {
        return "provider=\"" + escaped(status.id()) + "\",version=\"" + escaped(status.version()) + "\",bundle_id=\""
                + status.bundleId() + "\"";
    }

    private static String escaped(String text) {
        return text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n");
    }
}
