package dev.atelier.gemini;

import dev.atelier.core.http.HttpDoors;
import dev.atelier.core.model.CatalogueReader;
import dev.atelier.core.provider.JobHandle;
import dev.atelier.core.provider.MediaProvider;
import dev.atelier.core.provider.ProviderAnswer;
import dev.atelier.core.provider.ProviderCall;
import dev.atelier.core.provider.ProviderInfo;
import dev.atelier.core.utility.MediaEncoder;
import dev.atelier.core.vendor.Dialects;
import dev.atelier.core.vendor.Vendor;
import dev.atelier.core.vendor.VendorKey;
import dev.atelier.core.vendor.VendorSettings;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.Designate;

/** Google Gemini as a provider: each call goes to the dialect that its model names. Safe for use by any number of threads. */
@Component(configurationPid = "dev.atelier.gemini")
@Designate(ocd = GeminiConfig.class)
public final class GeminiProvider implements MediaProvider {
    private final ProviderInfo info;
    private final Vendor vendor;
    private final Dialects dialects;

    @Activate
    public GeminiProvider(
            @Reference CatalogueReader reader,
            @Reference HttpDoors doors,
            @Reference MediaEncoder encoder,
            GeminiConfig config)
            throws IOException {
        VendorSettings settings = settings(config);
        this.vendor = new Vendor(doors, settings);
        this.info = new ProviderInfo(
                reader.read(Objects.requireNonNull(getClass().getResourceAsStream("/catalogue.json"))),
                vendor.readiness(),
                settings.at("googleapis.com"));
        Duration pace = Duration.ofSeconds(config.pollInterval());
        this.dialects = new Dialects(
                vendor,
                Map.ofEntries( //
                        Map.entry("gemini-content", new Content(vendor, encoder)),
                        Map.entry("veo", new Veo(vendor, pace)),
                        Map.entry("interactions", new Interactions(vendor, pace)),
                        Map.entry("imagen", new Imagen(vendor))));
    }

    @Deactivate
    void close() {
        vendor.close();
    }

    @Override
    public ProviderInfo info() {
        return info;
    }

    @Override
    public ProviderAnswer start(ProviderCall call) {
        return dialects.of(call).start(call);
    }

    @Override
    public ProviderAnswer poll(ProviderCall call, JobHandle handle) {
        return dialects.of(call).poll(call, handle);
    }

    @Override
    public boolean cancel(ProviderCall call, JobHandle handle) {
        return dialects.of(call).cancel(call, handle);
    }

    @Override
    public Optional<JobHandle> find(ProviderCall call) {
        return dialects.of(call).find(call);
    }

    private static VendorSettings settings(GeminiConfig config) {
        return new VendorSettings(
                new VendorKey("gemini", config.apiKey(), "GEMINI_API_KEY", "x-goog-api-key", ""),
                config.enabled(),
                config.baseUrl(),
                Duration.ofSeconds(config.timeout()),
                config.maxConcurrent(),
                List.of(config.extraHeaders()));
    }
}
