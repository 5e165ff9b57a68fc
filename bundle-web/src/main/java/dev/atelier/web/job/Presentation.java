package dev.atelier.web.job;

import dev.atelier.core.MicroDollars;
import dev.atelier.core.Parameters;
import dev.atelier.core.job.Job;
import dev.atelier.core.pipeline.Generations;
import dev.atelier.core.pipeline.Outcome;
import dev.atelier.core.pipeline.Output;
import dev.atelier.web.http.Site;
import dev.atelier.web.json.Data;
import dev.atelier.web.json.Embedded;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Shows an outcome the way the studio API words it. For one answer. */
public final class Presentation {
    private static final Set<String> CONTENT = Set.of("prompt", "text", "messages", "scenes");

    private final Site site;
    private final Generations generations;

    public Presentation(Site site, Generations generations) {
        this.site = site;
        this.generations = generations;
    }

    /** The data of a job that succeeded. */
    public Data result(Job job, Outcome outcome) {
        Data data = new Data();
        switch (job.call().request().operation().group()) {
            case "image" -> image(data, outcome);
            case "video" -> video(data, outcome);
            case "speech", "music", "audio" -> sound(data, outcome);
            default -> data.withAll(outcome.details().asMap());
        }
        return common(data, job, outcome);
    }

    private void image(Data data, Outcome outcome) {
        List<Output> images = outcome.outputs();
        images.stream().findFirst().ifPresent(first -> data.with("image_url", address(first)));
        data.withAll(outcome.details().asMap());
        // A picture that is not kept is sent once, not twice.
        if (images.size() != 1 || images.get(0).asset().isPresent()) {
            data.with(
                    "images",
                    images.stream().map(output -> file("image_url", output)).toList());
        }
    }

    private void video(Data data, Outcome outcome) {
        List<Output> videos = byType(outcome, "video");
        videos.stream().findFirst().ifPresent(first -> {
            data.with("video_url", address(first));
            data.with("duration", duration(first, outcome.parameters()));
        });
        byType(outcome, "image").stream()
                .findFirst()
                .ifPresent(picture -> data.with("thumbnail_url", address(picture)));
        data.withAll(outcome.details().asMap());
        if (videos.size() > 1) {
            data.with(
                    "videos",
                    videos.stream().map(output -> file("video_url", output)).toList());
        }
    }

    private void sound(Data data, Outcome outcome) {
        byType(outcome, "audio").stream().findFirst().ifPresent(first -> {
            data.with("audio_data", new Embedded(generations.content(first), false));
            data.with("audio_url", first.asset().map(this::link));
            data.with("content_type", first.type());
        });
        data.withAll(outcome.details().asMap());
    }

    private static List<Output> byType(Outcome outcome, String type) {
        return outcome.outputs().stream()
                .filter(output -> output.type().type().equals(type))
                .toList();
    }

    private static Object duration(Output video, Parameters parameters) {
        Object measured = video.facts().get("duration");
        Object asked = parameters.get("duration_seconds");
        return measured != null ? measured : asked != null ? asked : 0L;
    }

    private Data common(Data data, Job job, Outcome outcome) {
        return data.with("provider", outcome.provider())
                .with("model", outcome.model())
                .with("requested_model", outcome.requestedModel())
                .with("settings", settings(outcome))
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

    private static Data settings(Outcome outcome) {
        Data settings = new Data().with("provider", outcome.provider()).with("model", outcome.model());
        for (Map.Entry<String, Object> entry : outcome.parameters().asMap().entrySet()) {
            if (!CONTENT.contains(entry.getKey())) {
                settings.with(entry.getKey(), entry.getValue());
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

    private Data file(String urlName, Output output) {
        return new Data()
                .with(urlName, address(output))
                .with("asset_id", output.asset())
                .with("content_type", output.type())
                .with("bytes", output.length())
                .withAll(output.facts().asMap());
    }

    private Object address(Output output) {
        Optional<String> kept = output.asset().map(this::link);
        return kept.isPresent() ? kept.get() : new Embedded(generations.content(output), true);
    }

    private String link(String asset) {
        return site.url("/assets/" + asset + "/content");
    }
}
