package dev.atelier.cache.result;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.atelier.cache.result.json.JsonText;
import dev.atelier.core.CallId;
import dev.atelier.core.MicroDollars;
import dev.atelier.core.Parameters;
import dev.atelier.core.media.Digest;
import dev.atelier.core.media.MediaType;
import dev.atelier.core.pipeline.Call;
import dev.atelier.core.pipeline.Outcome;
import dev.atelier.core.pipeline.Output;
import java.io.IOException;
import java.util.Map;

/** Kept results as JSON: what is said of the files, never the files. Safe for use by any number of threads. */
final class ResultText {
    private final JsonText json = new JsonText();

    byte[] write(KeptResult result) {
        Outcome outcome = result.outcome();
        return Parameters.of(Map.of(
                        "call",
                        result.call().value(),
                        "model",
                        outcome.model(),
                        "outputs",
                        outcome.outputs().stream().map(ResultText::write).toList(),
                        "details",
                        outcome.details(),
                        "cost",
                        outcome.cost().amount(),
                        "priced",
                        outcome.priced(),
                        "warnings",
                        outcome.warnings()))
                .canonical()
                .getBytes(UTF_8);
    }

    private static Parameters write(Output output) {
        return Parameters.of(Map.of(
                        "role",
                        output.role(),
                        "type",
                        output.type().toString(),
                        "length",
                        output.length(),
                        "digest",
                        output.digest().hex(),
                        "facts",
                        output.facts()))
                .with("asset", output.asset().orElse(null));
    }

    /**
     * Reads what was written.
     *
     * @param call that is given the result: its parameters are the same, the name it uses for the model may differ
     * @throws RuntimeException if it was written in another form
     */
    KeptResult read(byte[] text, Call call) throws IOException {
        Parameters kept = json.read(text);
        Outcome outcome = new Outcome(
                call.provider(),
                kept.requireText("model"),
                call.request().model(),
                call.request().parameters(),
                kept.objects("outputs").stream().map(ResultText::output).toList(),
                object(kept, "details"),
                new MicroDollars(kept.integer("cost").orElseThrow()),
                kept.flag("priced").orElseThrow(),
                false,
                kept.texts("warnings"));
        return new KeptResult(new CallId(kept.requireText("call")), outcome);
    }

    private static Output output(Parameters kept) {
        return new Output(
                kept.requireText("role"),
                MediaType.parse(kept.requireText("type")),
                kept.integer("length").orElseThrow(),
                new Digest(kept.requireText("digest")),
                kept.text("asset"),
                object(kept, "facts"));
    }

    private static Parameters object(Parameters of, String name) {
        return of.object(name).orElse(Parameters.EMPTY);
    }
}
