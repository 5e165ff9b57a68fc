package dev.atelier.flux;

import dev.atelier.core.http.HttpDoors;
import dev.atelier.core.model.CatalogueReader;
import dev.atelier.core.provider.MediaProvider;
import dev.atelier.core.provider.ProviderAnswer;
import dev.atelier.core.provider.ProviderCall;
import dev.atelier.core.provider.ProviderInfo;
import dev.atelier.core.vendor.Vendor;
import dev.atelier.core.vendor.VendorKey;
import dev.atelier.core.vendor.VendorSettings;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.Designate;

/** Black Forest Labs as a provider. Safe for use by any number of threads. */
@Component(configurationPid = "dev.atelier.flux")
@Designate(ocd = FluxConfig.class)
public final class FluxProvider implements MediaProvider {
    private final ProviderInfo info;
    private final Vendor vendor;

    @Activate
    public FluxProvider(@Reference CatalogueReader reader, @Reference HttpDoors doors, FluxConfig config)
            throws IOException {
        VendorSettings settings = settings(config);
        this.vendor = new Vendor(doors, settings);
        this.info = new ProviderInfo(
                reader.read(Objects.requireNonNull(getClass().getResourceAsStream("/catalogue.json"))),
                vendor.readiness(),
                settings.at("bfl.ai"));
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
        throw vendor.unsupported(call.request().operation());
    }

    private static VendorSettings settings(FluxConfig config) {
        return new VendorSettings(
                new VendorKey("flux", config.apiKey(), "BFL_API_KEY", "x-key", ""),
                config.enabled(),
                config.baseUrl(),
                Duration.ofSeconds(config.timeout()),
                config.maxConcurrent(),
                List.of(config.extraHeaders()));
    }
}
