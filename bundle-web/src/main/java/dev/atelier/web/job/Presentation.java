package dev.atelier.web.job;

import dev.atelier.core.MicroDollars;
import dev.atelier.core.Parameters;
import dev.atelier.core.job.Job;
import dev.atelier.core.operation.Inputs;
import dev.atelier.core.operation.MediaRequest;
import dev.atelier.core.operation.Operation;
import dev.atelier.core.operation.Transcript;
import dev.atelier.core.pipeline.Generations;
import dev.atelier.core.pipeline.Outcome;
import dev.atelier.web.http.Site;
import dev.atelier.web.json.Data;
import java.util.Map;
import java.util.Set;

/** Shows an outcome the way the studio API words it. For one answer. */
public final class Presentation {
    private static final Set<String> CONTENT = Set.of("prompt", "text", "messages", "scenes");
    private static final Set<String> PICTURES = Set.of(Inputs.IMAGE, Inputs.SCENE);

    private final Site site;
    private final Generations generations;

    public Presentation(Site site, Generations generations) {
        this.site = site;
        this.generations = generations;
    }

    /** The data of a job that succeeded. */
    public Data result(Job job, Outcome outcome) {
        Operation operation = job.call().request().operation();
        Data data = new Data();
        files(data, operation, outcome);
        data.withAll(outcome.details().asMap());
        words(data, operation, outcome.details());
        return common(data, job, outcome);
    }

    private void files(Data data, Operation operation, Outcome outcome) {
        MadeFiles files = new MadeFiles(site, generations, outcome);
        switch (operation.group()) {
            case "image" -> {
                files.images(data);
                files.models(data);
            }
            case "video" -> files.videos(data, outcome.parameters().merge(outcome.details()));
            case "speech" -> files.sound(data, true);
            case "music", "audio" -> files.sound(data, false);
            default -> {}
        }
    }

    /** What models say: about media an answer, of speech a transcript that is subtitles too. */
    private static void words(Data data, Operation operation, Parameters details) {
        if (operation.equals(Operation.IMAGE_ANALYZE) || operation.equals(Operation.VIDEO_ANALYZE)) {
            data.with("answer", details.text("text"));
        } else if (details.has("segments")) {
            Transcript transcript = Transcript.of(details);
            if (!transcript.segments().isEmpty()) {
                data.with("srt", details.text("srt").orElseGet(() -> Subtitles.srt(transcript)));
                data.with("vtt", details.text("vtt").orElseGet(() -> Subtitles.vtt(transcript)));
            }
        }
    }

    private Data common(Data data, Job job, Outcome outcome) {
        return data.with("provider", outcome.provider())
                .with("model", outcome.model())
                .with("requested_model", outcome.requestedModel())
                .with("settings", settings(job, outcome))
                .with("cost", cost(outcome.cost(), outcome.priced()))
                .with("cached", outcome.cached())
                .with("job_id", job.id())
                .with(
                        "asset_id",
                        outcome.outputs().stream()
                                .flatMap(output -> output.asset().stream())
                                .findFirst())
                .with("warnings", outcome.warnings())
                .withAll(job.call().options().labels());
    }

    private static Data settings(Job job, Outcome outcome) {
        Data settings = new Data().with("provider", outcome.provider()).with("model", outcome.model());
        MediaRequest request = job.call().request();
        if (request.operation().equals(Operation.VIDEO_GENERATE)) {
            boolean pictured =
                    PICTURES.stream().anyMatch(role -> !request.inputs(role).isEmpty());
            settings.with("mode", pictured ? "image_to_video" : "text_to_video");
        }
        for (Map.Entry<String, Object> entry : outcome.parameters().asMap().entrySet()) {
            if (!CONTENT.contains(entry.getKey())) {
                // What took effect may be another value than what was asked for.
                Object effective = outcome.details().get(entry.getKey());
                settings.with(entry.getKey(), effective != null ? effective : entry.getValue());
            }
        }
        return settings;
    }

    /** An amount of money as clients see it. */
    public static Data cost(MicroDollars amount, boolean priced) {
        return new Data()
                .with("micro_usd", amount.amount())
                .with("usd", amount.toDecimal())
                .with("priced", priced);
    }
}
