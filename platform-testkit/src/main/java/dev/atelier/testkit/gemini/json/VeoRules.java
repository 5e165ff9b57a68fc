package dev.atelier.testkit.gemini.json;

import java.util.List;
import java.util.regex.Pattern;

/**
 * What {@code :predictLongRunning} refuses, field by field.
 *
 * @param prompt what is asked for
 * @param count how many videos
 */
record VeoRules(String prompt, int count) {
    private static final Pattern MODELS =
            Pattern.compile("veo-(3\\.1-(fast-|lite-)?generate-preview|3\\.0-(fast-)?generate-001|2\\.0-generate-001)");
    private static final List<String> PICTURES = List.of("image/png", "image/jpeg", "image/webp");
    private static final int MOST_REFERENCES = 3;

    /** @throws GeminiError for what the vendor refuses */
    static VeoRules check(String model, Form body) {
        if (!MODELS.matcher(model).matches()) {
            throw GeminiError.notFound(model);
        }
        List<Form> instances = body.objects("instances", "prompt", "image", "lastFrame", "referenceImages");
        if (instances.size() != 1) {
            throw body.wrong("instances", "must hold exactly one instance");
        }
        Form instance = instances.get(0);
        pictures(model, instance);
        int count = body.object(
                        "parameters",
                        "aspectRatio",
                        "resolution",
                        "durationSeconds",
                        "personGeneration",
                        "negativePrompt",
                        "sampleCount",
                        "enhancePrompt")
                .map(parameters -> parameters(model, parameters))
                .orElse(1);
        return new VeoRules(instance.text("prompt"), count);
    }

    private static void pictures(String model, Form instance) {
        boolean first = picture(instance, "image");
        boolean last = picture(instance, "lastFrame");
        List<Form> references = instance.objects("referenceImages", "image", "referenceType");
        for (Form reference : references) {
            if (!picture(reference, "image")) {
                throw reference.wrong("image", "is required");
            }
            reference.choice("referenceType", List.of("asset"));
        }
        if (references.size() > MOST_REFERENCES) {
            throw instance.wrong("referenceImages", "at most " + MOST_REFERENCES + " are supported");
        } else if (!references.isEmpty() && (first || last)) {
            throw instance.wrong("referenceImages", "cannot be combined with image or lastFrame");
        } else if (last && !first) {
            throw instance.wrong("lastFrame", "needs an image");
        } else if ((last || !references.isEmpty()) && !model.startsWith("veo-3.1")) {
            throw GeminiError.invalid("Your use case is currently not supported by " + model + ".");
        }
    }

    private static boolean picture(Form owner, String name) {
        return owner.object(name, "bytesBase64Encoded", "mimeType")
                .map(picture -> {
                    picture.text("mimeType");
                    picture.choice("mimeType", PICTURES);
                    return picture.bytes("bytesBase64Encoded").length > 0;
                })
                .orElse(false);
    }

    /** Answers how many videos. */
    private static int parameters(String model, Form parameters) {
        boolean old = model.startsWith("veo-2");
        parameters.choice("aspectRatio", List.of("16:9", "9:16"));
        String resolution = parameters.choice("resolution", resolutions(model)).orElse("720p");
        int seconds = parameters.integer("durationSeconds", old ? 5 : 4, 8, 8);
        if (!old && seconds % 2 != 0) {
            throw parameters.wrong("durationSeconds", seconds + " is not one of [4, 6, 8]");
        } else if (!resolution.equals("720p") && seconds != 8) {
            throw parameters.wrong("durationSeconds", "must be 8 for the resolution " + resolution);
        }
        parameters.choice("personGeneration", List.of("allow_all", "allow_adult", "dont_allow"));
        if (parameters.has("negativePrompt")) {
            parameters.text("negativePrompt");
        }
        parameters.flag("enhancePrompt", true);
        return parameters.integer("sampleCount", 1, 4, 1);
    }

    private static List<String> resolutions(String model) {
        if (model.startsWith("veo-2")) {
            return List.of("720p");
        }
        return model.startsWith("veo-3.0") ? List.of("720p", "1080p") : List.of("720p", "1080p", "4k");
    }
}
