package dev.atelier.openai;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.atelier.core.error.Failure;
import dev.atelier.core.error.MediaException;
import dev.atelier.core.media.MediaContent;
import dev.atelier.core.operation.MediaRequest;
import dev.atelier.core.operation.MediaResult;
import dev.atelier.core.provider.Partial;
import dev.atelier.core.provider.ProviderCall;
import dev.atelier.testkit.TestCall;
import dev.atelier.testkit.TestPlatform;
import dev.atelier.testkit.openai.FakeOpenAi;
import dev.atelier.testkit.vendor.VendorAnswer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;

/** The provider before a faithful fake, through the platform's own door. */
final class Studio implements AutoCloseable {
    final FakeOpenAi fake;
    final TestPlatform platform = new TestPlatform();
    final List<Partial> heard = new ArrayList<>();
    final OpenAiProvider provider;

    Studio() {
        try {
            fake = new FakeOpenAi("sk-right");
        } catch (IOException noPort) {
            throw new UncheckedIOException(noPort);
        }
        provider = platform.provider(
                OpenAiProvider.class,
                Map.of("apiKey", "sk-right", "baseUrl", fake.baseUrl().toString()));
    }

    MediaResult run(MediaRequest request) {
        return run(request, call -> call);
    }

    /** The same with somebody who listens to parts. */
    MediaResult listen(MediaRequest request) {
        return run(request, call -> call.withPartials(heard::add));
    }

    MediaResult run(MediaRequest request, UnaryOperator<TestCall> change) {
        ProviderCall call = change.apply(platform.call(provider, request));
        return platform.run(provider, call);
    }

    Failure failed(MediaRequest request) {
        return failed(request, call -> call);
    }

    Failure failedListening(MediaRequest request) {
        return failed(request, call -> call.withPartials(heard::add));
    }

    Failure failed(MediaRequest request, UnaryOperator<TestCall> change) {
        return Objects.requireNonNull(catchThrowableOfType(MediaException.class, () -> run(request, change)))
                .failure();
    }

    /** The body of the last request. */
    String sent() {
        return fake.vendor().requests().get(fake.vendor().requests().size() - 1).body();
    }

    static VendorAnswer events(String... data) {
        byte[] bytes = ("data: " + String.join("\n\ndata: ", data) + "\n\n").getBytes(StandardCharsets.UTF_8);
        return new VendorAnswer(
                200, Map.of("Content-Type", "text/event-stream"), bytes.length, out -> out.write(bytes));
    }

    static byte[] bytes(MediaContent content) throws IOException {
        try (var in = content.open()) {
            return in.readAllBytes();
        }
    }

    @Override
    public void close() {
        platform.close();
        fake.close();
    }
}
