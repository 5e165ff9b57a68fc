package dev.atelier.web.studio;

import dev.atelier.core.Parameters;
import dev.atelier.core.media.MediaSource;
import dev.atelier.core.operation.ImageGeneration;
import dev.atelier.core.operation.MediaRequest;
import java.util.List;

/** POST /image/generate. Sizes and quality that the client leaves out are filled in by the model's own schema. */
final class ImageForm implements Form {
    private static final String DEFAULT_MODEL = "openai";

    @Override
    public MediaRequest request(Fields body, MediaReferences media) {
        String prompt = body.requireText("prompt");
        Fields settings = settings(body);
        List<MediaSource> references = media.optional(body, "image_url");
        return new ImageGeneration(
                        settings.text("model", DEFAULT_MODEL),
                        prompt,
                        references,
                        mediumForStandard(settings.parametersBut("prompt")))
                .toRequest();
    }

    /** What older clients say. */
    private static Parameters mediumForStandard(Parameters options) {
        return "standard".equals(options.get("quality")) ? options.with("quality", "medium") : options;
    }

    @Override
    public String field(String name) {
        return switch (name) {
            case "prompt" -> name;
            case "image" -> "image_url";
            default -> "settings.image." + name;
        };
    }

    @Override
    public Fields settings(Fields body) {
        return body.object("settings").object("image");
    }
}
