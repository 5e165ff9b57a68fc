package dev.atelier.openai;

import dev.atelier.core.error.ErrorKind;
import dev.atelier.core.error.Failure;
import dev.atelier.core.error.MediaException;
import dev.atelier.core.http.HttpBody;
import dev.atelier.core.http.HttpCall;
import dev.atelier.core.http.HttpDoor;
import dev.atelier.core.http.HttpDoors;
import dev.atelier.core.http.JsonReply;
import dev.atelier.core.model.CatalogueReader;
import dev.atelier.core.operation.Operation;
import dev.atelier.core.provider.MediaProvider;
import dev.atelier.core.provider.ProviderAnswer;
import dev.atelier.core.provider.ProviderCall;
import dev.atelier.core.provider.ProviderInfo;
import dev.atelier.core.provider.Readiness;
import java.io.IOException;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.Designate;

/** OpenAI as a provider: makes pictures. Safe for use by any number of threads. */
@Component(configurationPid = "dev.atelier.openai")
@Designate(ocd = OpenAiConfig.class)
public final class OpenAiProvider implements MediaProvider {
    private final ProviderInfo info;
    private final Optional<HttpDoor> door;
    private final OpenAiFailures failures;

    @Activate
    public OpenAiProvider(@Reference CatalogueReader reader, @Reference HttpDoors doors, OpenAiConfig config)
            throws IOException {
        OpenAiSettings settings = new OpenAiSettings(config);
        Readiness readiness = settings.readiness();
        this.info = new ProviderInfo(
                reader.read(Objects.requireNonNull(getClass().getResourceAsStream("/catalogue.json"))),
                readiness,
                settings.vendorAddress());
        this.door = readiness instanceof Readiness.Ready ? Optional.of(doors.open(settings.door())) : Optional.empty();
        this.failures = new OpenAiFailures(settings);
    }

    @Deactivate
    void close() {
        door.ifPresent(HttpDoor::close);
    }

    @Override
    public ProviderInfo info() {
        return info;
    }

    @Override
    public ProviderAnswer start(ProviderCall call) {
        HttpDoor open = door.orElseThrow(this::notReady);
        if (!call.request().operation().equals(Operation.IMAGE_GENERATE)) {
            throw new MediaException(
                    Failure.of(ErrorKind.UNSUPPORTED_OPERATION, call.request().operation() + " is not offered")
                            .withProvider("openai"));
        }
        ImageCall image = ImageCall.of(call);
        HttpCall submit = HttpCall.buy(
                "/images/generations", new HttpBody.Json(image.body().canonical()));
        JsonReply reply = open.json(submit, Set.of("b64_json"), image.declaredType(), call.sink());
        if (!reply.reply().ok()) {
            throw failures.of(reply.reply());
        }
        return new ProviderAnswer.Finished(new ImageAnswer(image, reply).result(open, call.sink()));
    }

    private MediaException notReady() {
        if (info.readiness() instanceof Readiness.Unconfigured missing) {
            return new MediaException(
                    Failure.of(ErrorKind.UNCONFIGURED, "openai lacks the setting " + missing.setting())
                            .withProvider("openai"));
        }
        String reason = info.readiness() instanceof Readiness.Failing failing ? failing.reason() : "not ready";
        return new MediaException(Failure.of(ErrorKind.UNAVAILABLE, reason).withProvider("openai"));
    }
}
