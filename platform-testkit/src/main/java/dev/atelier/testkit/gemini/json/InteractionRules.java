package dev.atelier.testkit.gemini.json;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What {@code POST /interactions} refuses, field by field.
 *
 * @param model that is asked
 * @param prompt all text of the input
 * @param type what is made: {@code video}, {@code image} or {@code audio}
 * @param format its form
 * @param background whether the answer comes before the result
 */
record InteractionRules(String model, String prompt, String type, Form format, boolean background) {
    private static final Map<String, Pattern> MODELS = Map.of(
            "video", Pattern.compile("gemini-omni-(1\\.[12]-flash|flash-preview)"),
            "image", Pattern.compile("gemini-nano-banana-2\\.1|gemini-3\\.1-flash(-lite)?-image|gemini-3-pro-image"),
            "audio", Pattern.compile("lyria-(3\\.5|3-(pro|clip)-preview)"));
    private static final Map<String, List<String>> FORMATS = Map.of(
            "video", List.of("type", "aspect_ratio", "resolution", "duration", "delivery"),
            "image", List.of("type", "aspect_ratio", "image_size", "mime_type", "delivery"),
            "audio", List.of("type", "mime_type", "sample_rate", "bit_rate", "delivery"));
    private static final List<String> DELIVERY = List.of("inline", "uri");
    private static final List<String> TASKS = List.of("text_to_video", "image_to_video", "reference_to_video", "edit");

    /**
     * @param completed whether an interaction of this id has ended well, and can be continued
     * @throws GeminiError for what the vendor refuses
     */
    static InteractionRules check(Form body, java.util.function.Predicate<String> completed) {
        String model = body.text("model");
        Form format = body.anyObject("response_format")
                .orElseThrow(() -> body.wrong("response_format", "is needed by the fake"));
        String type = format.choice("type", List.copyOf(FORMATS.keySet())).orElse("");
        format.only(FORMATS.getOrDefault(type, List.of()).toArray(new String[0]));
        if (!MODELS.getOrDefault(type, Pattern.compile("")).matcher(model).matches()) {
            throw GeminiError.notFound(model);
        }
        shape(model, type, format);
        Input input = Input.read(body);
        Optional<String> previous =
                Optional.of("previous_interaction_id").filter(body::has).map(body::text);
        if (previous.isPresent() && !completed.test(previous.get())) {
            throw body.wrong("previous_interaction_id", "names no interaction that is completed");
        }
        task(body, type).ifPresent(task -> fits(body, task, input, previous.isPresent()));
        boolean background = body.flag("background", false);
        if (background && !body.flag("store", true)) {
            throw body.wrong("store", "must be true for work in the background");
        }
        return new InteractionRules(model, input.text(), type, format, background);
    }

    /**
     * What was put in.
     *
     * @param text of all its parts
     * @param types of its parts
     */
    private record Input(String text, Set<String> types) {
        static Input read(Form body) {
            StringBuilder text = new StringBuilder();
            Set<String> types = new HashSet<>();
            for (Form part : body.objects("input", "type", "text", "data", "uri", "mime_type")) {
                String type = part.choice("type", List.of("text", "image", "video", "audio"))
                        .orElse("");
                types.add(type);
                if (type.equals("text")) {
                    text.append(part.only("type", "text").text("text"));
                } else {
                    media(part, type);
                }
            }
            if (text.isEmpty()) {
                throw body.wrong("input", "must hold a text");
            }
            return new Input(text.toString(), types);
        }

        private static void media(Form part, String type) {
            part.only("type", "data", "uri", "mime_type");
            if (!part.text("mime_type").startsWith(type + "/")) {
                throw part.wrong("mime_type", "is no " + type);
            } else if (part.has("data") == part.has("uri")) {
                throw part.wrong("data", "either data or uri is required");
            } else if (part.has("data") && part.bytes("data").length == 0) {
                throw part.wrong("data", "is empty");
            }
        }
    }

    private static void shape(String model, String type, Form format) {
        format.choice("delivery", DELIVERY);
        switch (type) {
            case "video" -> {
                boolean preview = model.endsWith("preview");
                format.choice("aspect_ratio", List.of("16:9", "9:16"));
                format.choice("resolution", preview ? List.of("720p") : List.of("360p", "720p", "1080p", "4k"));
                if (format.has("duration") && !seconds(format.text("duration"), preview ? 10 : 15)) {
                    throw format.wrong("duration", format.text("duration") + " is out of range");
                }
            }
            case "image" -> format.choice("image_size", List.of("512", "1K", "2K", "4K"));
            default ->
                format.choice(
                        "mime_type",
                        List.of("audio/mp3", "audio/wav", "audio/ogg_opus", "audio/l16", "audio/alaw", "audio/mulaw"));
        }
    }

    private static boolean seconds(String duration, int most) {
        return duration.matches("\\d{1,2}s")
                && Integer.parseInt(duration.replace("s", "")) >= 3
                && Integer.parseInt(duration.replace("s", "")) <= most;
    }

    private static Optional<String> task(Form body, String type) {
        Optional<Form> config = body.object("generation_config", "seed", "max_output_tokens", "video_config");
        config.ifPresent(form -> form.integer("seed", 0, Integer.MAX_VALUE, 0));
        Optional<Form> video = config.flatMap(form -> form.object("video_config", "task"));
        if (video.isPresent() && !type.equals("video")) {
            throw config.get().wrong("video_config", "is for video only");
        }
        return video.flatMap(form -> form.choice("task", TASKS));
    }

    private static void fits(Form body, String task, Input input, boolean continued) {
        boolean good = switch (task) {
            case "text_to_video" -> input.types().equals(Set.of("text"));
            case "edit" -> continued || input.types().contains("video");
            default -> input.types().contains("image");
        };
        if (!good) {
            throw body.wrong("input", "does not fit the task " + task);
        }
    }
}
