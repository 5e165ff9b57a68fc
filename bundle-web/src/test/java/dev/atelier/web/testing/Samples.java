package dev.atelier.web.testing;

import dev.atelier.core.MicroDollars;
import dev.atelier.core.Parameters;
import dev.atelier.core.media.MediaType;
import dev.atelier.core.model.LifeCycle;
import dev.atelier.core.model.ModelDescriptor;
import dev.atelier.core.operation.MediaRequest;
import dev.atelier.core.pipeline.Call;
import dev.atelier.core.pipeline.Outcome;
import dev.atelier.core.pipeline.Output;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What the fake pipeline makes where a test does not say otherwise. */
final class Samples {
    private Samples() {}

    static FakeContent picture(MediaRequest request) {
        String text = "picture of " + request.parameters().get("prompt");
        return new FakeContent(MediaType.PNG, text.getBytes(StandardCharsets.UTF_8));
    }

    static Outcome outcome(Call call, FakeContent content) {
        Optional<String> asset = call.options().keep() ? Optional.of("01HZZZZZZZZZZZZZZZZZZ00001") : Optional.empty();
        return new Outcome(
                "sandbox",
                "sandbox-image",
                call.request().model(),
                Parameters.of(Map.of("width", 1024, "height", 1024, "quality", "medium"))
                        .merge(call.request().parameters()),
                List.of(new Output(
                        "image", MediaType.PNG, content.length(), content.digest(), asset, Parameters.EMPTY)),
                Parameters.EMPTY,
                new MicroDollars(42_000),
                true,
                false,
                List.of());
    }

    static ModelDescriptor model() {
        return new ModelDescriptor(
                "sandbox-image",
                "",
                Set.of(),
                Set.of(),
                "d",
                Set.of(),
                Parameters.EMPTY,
                List.of(),
                List.of(),
                LifeCycle.ALWAYS,
                Optional.empty());
    }
}
