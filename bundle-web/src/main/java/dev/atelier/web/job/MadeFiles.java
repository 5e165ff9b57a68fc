package dev.atelier.web.job;

import dev.atelier.core.Parameters;
import dev.atelier.core.pipeline.Generations;
import dev.atelier.core.pipeline.Outcome;
import dev.atelier.core.pipeline.Output;
import dev.atelier.web.http.Site;
import dev.atelier.web.json.Data;
import dev.atelier.web.json.Embedded;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** The files of an outcome under the names that their kinds have. For one answer. */
final class MadeFiles {
    private static final String THUMBNAIL = "thumbnail";

    private final Site site;
    private final Generations generations;
    private final Outcome outcome;

    MadeFiles(Site site, Generations generations, Outcome outcome) {
        this.site = site;
        this.generations = generations;
        this.outcome = outcome;
    }

    /** Pictures, or what was made of one. */
    void images(Data data) {
        List<Output> images = of("image", output -> !output.role().equals(THUMBNAIL));
        first(images).ifPresent(first -> data.with("image_url", address(first)));
        // A picture that is not kept is sent once, not twice.
        if (images.size() > 1 || first(images).flatMap(Output::asset).isPresent()) {
            data.with("images", files("image_url", images));
        }
    }

    /**
     * In a video's outcome a picture is a frame of it.
     *
     * @param known what was asked for, or rather what the provider says that it made of it
     */
    void videos(Data data, Parameters known) {
        List<Output> videos = of("video", output -> true);
        first(videos).ifPresent(first -> {
            data.with("video_url", address(first));
            data.with("duration", duration(first, known));
        });
        first(of("image", output -> true))
                .map(this::address)
                .or(() -> first(videos).flatMap(Output::asset).map(this::thumbnail))
                .ifPresent(address -> data.with("thumbnail_url", address));
        if (videos.size() > 1) {
            data.with("videos", files("video_url", videos));
        }
    }

    /** @param embed whether the bytes are part of the answer although they are kept */
    void sound(Data data, boolean embed) {
        first(of("audio", output -> true)).ifPresent(first -> {
            if (embed || first.asset().isEmpty()) {
                data.with("audio_data", new Embedded(generations.content(first), false));
            }
            data.with("audio_url", first.asset().map(this::link));
            data.with("content_type", first.type());
        });
    }

    /** Shapes in space, with a picture of them where there is one. */
    void models(Data data) {
        first(of("model", output -> true)).ifPresent(model -> {
            data.with("model_url", address(model));
            data.with("content_type", model.type());
        });
        first(of("image", output -> output.role().equals(THUMBNAIL)))
                .ifPresent(picture -> data.with("thumbnail_url", address(picture)));
    }

    private List<Output> of(String type, Predicate<Output> wanted) {
        return outcome.outputs().stream()
                .filter(output -> output.type().type().equals(type))
                .filter(wanted)
                .toList();
    }

    private static Optional<Output> first(List<Output> outputs) {
        return outputs.stream().findFirst();
    }

    private static Object duration(Output video, Parameters known) {
        Object measured = video.facts().get("duration");
        Object told = known.get("duration_seconds");
        return measured != null ? measured : told != null ? told : 0L;
    }

    private List<Data> files(String urlName, List<Output> outputs) {
        return outputs.stream().map(output -> file(urlName, output)).toList();
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

    /** Made when somebody asks for it. */
    private Object thumbnail(String asset) {
        return site.url("/files/" + asset + "/thumbnail");
    }

    private String link(String asset) {
        return site.url("/assets/" + asset + "/content");
    }
}
