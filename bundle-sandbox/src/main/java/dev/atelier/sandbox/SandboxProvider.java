package dev.atelier.sandbox;

import dev.atelier.core.Parameters;
import dev.atelier.core.error.ErrorKind;
import dev.atelier.core.error.Failure;
import dev.atelier.core.error.MediaException;
import dev.atelier.core.model.CatalogueReader;
import dev.atelier.core.model.ModelCatalogue;
import dev.atelier.core.operation.MediaResult;
import dev.atelier.core.operation.Operation;
import dev.atelier.core.provider.JobHandle;
import dev.atelier.core.provider.MediaProvider;
import dev.atelier.core.provider.ProviderAnswer;
import dev.atelier.core.provider.ProviderCall;
import dev.atelier.core.provider.ProviderInfo;
import dev.atelier.core.provider.Readiness;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.Objects;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.Designate;

/**
 * A provider without a vendor: it draws, speaks and echoes by itself, and waits or fails when it is asked to. Copy it to
 * make your own. Safe for use by any number of threads, since it keeps nothing between calls.
 */
@Component(configurationPid = "dev.atelier.sandbox")
@Designate(ocd = SandboxConfig.class)
public final class SandboxProvider implements MediaProvider {
    /** Up to here a call waits on its thread; above, the platform is told to come back. */
    private static final long SHORT_MILLIS = 1000;

    private final ProviderInfo info;
    private final Duration pollAfter;
    private final Clock clock;

    @Activate
    public SandboxProvider(@Reference CatalogueReader reader, SandboxConfig config) throws IOException {
        this(reader, config, Clock.systemUTC());
    }

    SandboxProvider(CatalogueReader reader, SandboxConfig config, Clock clock) throws IOException {
        ModelCatalogue catalogue =
                reader.read(Objects.requireNonNull(getClass().getResourceAsStream("/catalogue.json")));
        Readiness readiness = config.enabled()
                ? Readiness.ready()
                : new Readiness.Failing("switched off by dev.atelier.sandbox/enabled");
        this.info = new ProviderInfo(catalogue, readiness, true);
        this.pollAfter = Duration.ofMillis(config.pollMillis());
        this.clock = clock;
    }

    @Override
    public ProviderInfo info() {
        return info;
    }

    @Override
    public ProviderAnswer start(ProviderCall call) {
        return answer(call, Ticket.issue(call.request().parameters(), clock.millis()));
    }

    @Override
    public ProviderAnswer poll(ProviderCall call, JobHandle handle) {
        return answer(call, Ticket.of(handle).polledOnce());
    }

    /** There is nothing to stop: the sandbox works only while it is asked. */
    @Override
    public boolean cancel(ProviderCall call, JobHandle handle) {
        return true;
    }

    private ProviderAnswer answer(ProviderCall call, Ticket ticket) {
        long wait = Math.max(0, ticket.dueMillis() - clock.millis());
        if (ticket.pollsLeft()) {
            return new ProviderAnswer.Started(ticket.handle(), ticket.progress(), pollAfter);
        } else if (wait > SHORT_MILLIS) {
            return new ProviderAnswer.Started(ticket.handle(), ticket.progress(), Duration.ofMillis(wait));
        }
        pause(wait);
        failIfAsked(call.request().parameters());
        return new ProviderAnswer.Finished(make(call));
    }

    private static MediaResult make(ProviderCall call) {
        Operation operation = call.request().operation();
        return switch (operation.name()) {
            case "image.generate", "image.edit", "image.upscale", "image.variation" -> Pictures.make(call);
            case "video.generate" -> Film.make(call);
            case "speech.generate" -> Speech.make(call);
            case "music.generate" -> Speech.sing(call);
            case "speech.transcribe", "speech.translate" -> Senses.hear(call);
            case "image.analyze", "video.analyze" -> Senses.look(call);
            case "chat.complete" -> Echo.make(call);
            default ->
                throw new MediaException(
                        ErrorKind.UNSUPPORTED_OPERATION, call.model().id() + " does not offer " + operation);
        };
    }

    private static void failIfAsked(Parameters parameters) {
        parameters.text("fail").ifPresent(name -> {
            ErrorKind kind = ErrorKind.valueOf(name.toUpperCase(Locale.ROOT));
            throw new MediaException(Failure.of(kind, "The sandbox fails with " + name + ", as the request asked")
                    .withProvider("sandbox"));
        });
    }

    private static void pause(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new MediaException(ErrorKind.UNAVAILABLE, "The sandbox was stopped while a call waited", stopped);
        }
    }
}
