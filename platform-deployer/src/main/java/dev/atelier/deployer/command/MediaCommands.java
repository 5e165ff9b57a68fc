package dev.atelier.deployer.command;

import dev.atelier.core.Parameters;
import dev.atelier.core.error.Failure;
import dev.atelier.core.job.Job;
import dev.atelier.core.operation.MediaRequest;
import dev.atelier.core.operation.Operation;
import dev.atelier.core.pipeline.CallOptions;
import dev.atelier.core.pipeline.Caller;
import dev.atelier.core.pipeline.Generations;
import dev.atelier.core.pipeline.Outcome;
import dev.atelier.core.pipeline.Output;
import dev.atelier.core.registry.ModelStatus;
import dev.atelier.core.registry.ProviderDirectory;
import dev.atelier.core.registry.ProviderStatus;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Shell commands for media: {@code providers}, {@code models}, {@code generate}. */
@Component(
        service = MediaCommands.class,
        property = {
            "osgi.command.scope=atelier",
            "osgi.command.function=providers",
            "osgi.command.function=models",
            "osgi.command.function=generate"
        })
public final class MediaCommands {
    private static final Caller OPERATOR = new Caller(1, "command line", Set.of(Caller.Role.values()));

    private final ProviderDirectory directory;
    private final Generations generations;

    /** Called by the component runtime. */
    @Activate
    public MediaCommands(@Reference ProviderDirectory directory, @Reference Generations generations) {
        this.directory = directory;
        this.generations = generations;
    }

    /** Every provider and how it does. */
    public String providers() {
        return directory.providers().stream().map(MediaCommands::line).collect(Collectors.joining("\n"));
    }

    /** Every model that can be asked for. */
    public String models() {
        return directory.models().stream().map(MediaCommands::line).collect(Collectors.joining("\n"));
    }

    /** Makes a picture and waits for it. */
    public String generate(String model, String prompt) {
        return generate(Operation.IMAGE_GENERATE.name(), model, prompt);
    }

    /**
     * Makes one thing from a prompt and waits for it.
     *
     * @param operation for example {@code image.generate}
     */
    public String generate(String operation, String model, String prompt) {
        MediaRequest request = MediaRequest.of(new Operation(operation), model, Parameters.of("prompt", prompt));
        Job job = generations
                .submit(request, OPERATOR, CallOptions.DEFAULT)
                .end()
                .toCompletableFuture()
                .join();
        return job.outcome()
                .map(MediaCommands::text)
                .or(() -> job.failure().map(Failure::message))
                .orElse("goes on as job " + job.call().id());
    }

    private static String line(ProviderStatus provider) {
        return String.format(
                "%-12s %-12s %s %s%s",
                provider.state().name().toLowerCase(Locale.ROOT),
                provider.id(),
                provider.bundle(),
                provider.version(),
                provider.detail().map(detail -> "\n    " + detail).orElse(""));
    }

    private static String line(ModelStatus status) {
        String operations = status.model().operations().stream()
                .map(Operation::name)
                .sorted()
                .collect(Collectors.joining(", "));
        return String.format("%-30s %-12s %s", status.model().id(), status.provider(), operations);
    }

    private static String text(Outcome outcome) {
        return outcome.outputs().stream().map(MediaCommands::text).collect(Collectors.joining("\n"));
    }

    private static String text(Output output) {
        return output.role() + " " + output.type() + " " + output.length() + " bytes"
                + output.asset().map(id -> " /assets/" + id + "/content").orElse("");
    }
}
