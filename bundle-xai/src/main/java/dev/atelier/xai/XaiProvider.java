package dev.atelier.xai;

import dev.atelier.core.http.HttpCall;
import dev.atelier.core.http.HttpDoors;
import dev.atelier.core.http.HttpReply;
import dev.atelier.core.model.CatalogueReader;
import dev.atelier.core.model.ModelCatalogue;
import dev.atelier.core.operation.Operation;
import dev.atelier.core.provider.JobHandle;
import dev.atelier.core.provider.MediaProvider;
import dev.atelier.core.provider.ProviderAnswer;
import dev.atelier.core.provider.ProviderCall;
import dev.atelier.core.provider.ProviderInfo;
import dev.atelier.core.vendor.Vendor;
import dev.atelier.core.vendor.VendorKey;
import dev.atelier.core.vendor.VendorSettings;
import dev.atelier.xai.wire.ApiError;
import dev.atelier.xai.wire.ModelList;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.Designate;

/** xAI as a provider: each call goes to the dialect that its model names. Safe for use by any number of threads. */
@Component(configurationPid = "dev.atelier.xai")
@Designate(ocd = XaiConfig.class)
public final class XaiProvider implements MediaProvider {
    private static final Map<String, Set<Operation>> DIALECTS = Map.of(
            "image", Set.of(Operation.IMAGE_GENERATE, Operation.IMAGE_EDIT),
            "video", Set.of(Operation.VIDEO_GENERATE, Operation.VIDEO_EDIT),
            "speech", Set.of(Operation.SPEECH_GENERATE),
            "transcription", Set.of(Operation.SPEECH_TRANSCRIBE),
            "chat", Set.of(Operation.CHAT_COMPLETE, Operation.IMAGE_ANALYZE));
    private static final List<String> LISTS =
            List.of("/image-generation-models", "/video-generation-models", "/language-models");

    private final ProviderInfo info;
    private final Vendor vendor;
    private final Pictures pictures;
    private final Videos videos;
    private final Voices voices;
    private final Chat chat;

    @Activate
    public XaiProvider(@Reference CatalogueReader reader, @Reference HttpDoors doors, XaiConfig config)
            throws IOException {
        VendorSettings settings = settings(config);
        this.vendor = new Vendor(doors, settings);
        this.info = new ProviderInfo(
                reader.read(Objects.requireNonNull(getClass().getResourceAsStream("/catalogue.json"))),
                vendor.readiness(),
                settings.at("x.ai"));
        this.pictures = new Pictures(vendor);
        this.videos = new Videos(vendor, Duration.ofSeconds(config.pollInterval()));
        this.voices = new Voices(vendor);
        this.chat = new Chat(vendor);
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
        String dialect = call.model().dialect();
        if (!spoken(call).contains(call.request().operation())) {
            throw vendor.unsupported(call.request().operation());
        }
        return switch (dialect) {
            case "image" -> pictures.make(call);
            case "video" -> videos.start(call);
            case "speech" -> voices.speak(call);
            case "transcription" -> voices.write(call);
            default -> chat.reply(call);
        };
    }

    /** Videos only are asked after. */
    @Override
    public ProviderAnswer poll(ProviderCall call, JobHandle handle) {
        return videos.poll(call, handle);
    }

    @Override
    public ModelCatalogue refreshed() {
        ModelCatalogue catalogue = info.catalogue();
        for (String path : LISTS) {
            HttpReply reply = vendor.accepted(vendor.door().send(HttpCall.get(path)), ApiError::read);
            catalogue = ModelList.read(reply.body())
                    .orElseThrow(() -> vendor.malformed("the answer to " + path + " is no list of models"))
                    .mergedInto(catalogue);
        }
        return catalogue;
    }

    private Set<Operation> spoken(ProviderCall call) {
        Set<Operation> operations = DIALECTS.get(call.model().dialect());
        if (operations == null) {
            throw vendor.unknownDialect(call.model(), DIALECTS.keySet());
        }
        return operations;
    }

    private static VendorSettings settings(XaiConfig config) {
        return new VendorSettings(
                VendorKey.bearer("xai", config.apiKey(), "XAI_API_KEY"),
                config.enabled(),
                config.baseUrl(),
                Duration.ofSeconds(config.timeout()),
                config.maxConcurrent(),
                List.of(config.extraHeaders()));
    }
}
