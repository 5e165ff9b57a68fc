package dev.atelier.openai;

import dev.atelier.core.http.HttpCall;
import dev.atelier.core.http.HttpDoors;
import dev.atelier.core.http.HttpReply;
import dev.atelier.core.model.CatalogueReader;
import dev.atelier.core.model.ModelCatalogue;
import dev.atelier.core.provider.JobHandle;
import dev.atelier.core.provider.MediaProvider;
import dev.atelier.core.provider.ProviderAnswer;
import dev.atelier.core.provider.ProviderCall;
import dev.atelier.core.provider.ProviderInfo;
import dev.atelier.core.utility.MediaConverter;
import dev.atelier.core.vendor.Dialects;
import dev.atelier.core.vendor.Vendor;
import dev.atelier.core.vendor.VendorKey;
import dev.atelier.core.vendor.VendorSettings;
import dev.atelier.openai.wire.ApiError;
import dev.atelier.openai.wire.Shutdowns;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.Designate;

/** OpenAI as a provider: each call goes to the dialect that its model names. Safe for use by any number of threads. */
@Component(configurationPid = "dev.atelier.openai")
@Designate(ocd = OpenAiConfig.class)
public final class OpenAiProvider implements MediaProvider {
    private final Vendor vendor;
    private final ProviderInfo info;
    private final Dialects dialects;

    @Activate
    public OpenAiProvider(
            @Reference CatalogueReader reader,
            @Reference HttpDoors doors,
            @Reference MediaConverter converter,
            OpenAiConfig config)
            throws IOException {
        VendorSettings settings = settings(config);
        this.vendor = new Vendor(doors, settings);
        this.info = new ProviderInfo(
                reader.read(Objects.requireNonNull(getClass().getResourceAsStream("/catalogue.json"))),
                vendor.readiness(),
                settings.at("openai.com"));
        this.dialects = new Dialects(
                vendor,
                Map.ofEntries(
                        Map.entry("gpt-image", new Pictures(vendor)),
                        Map.entry("dall-e", new Pictures(vendor)),
                        Map.entry("openai-speech", new Sound(vendor)),
                        Map.entry("openai-transcription", new Sound(vendor)),
                        Map.entry("openai-chat", new Chat(vendor)),
                        Map.entry("sora", new Videos(vendor, converter, config.pollInterval()))));
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

    /** Compatible servers name no dates, so nothing changes there. */
    @Override
    public ModelCatalogue refreshed() {
        HttpReply reply = vendor.door().send(HttpCall.get("/models"));
        return Shutdowns.read(vendor.accepted(reply, ApiError.reader(Map.of()))).over(info.catalogue());
    }

    private static VendorSettings settings(OpenAiConfig config) {
        List<String> headers = new ArrayList<>(List.of(config.extraHeaders()));
        headers.add("OpenAI-Organization: " + config.organization());
        headers.add("OpenAI-Project: " + config.project());
        return new VendorSettings(
                VendorKey.bearer("openai", config.apiKey(), "OPENAI_API_KEY"),
                config.enabled(),
                config.baseUrl(),
                Duration.ofSeconds(config.timeout()),
                config.maxConcurrent(),
                headers);
    }
}
