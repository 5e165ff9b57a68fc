package dev.atelier.testkit.openai.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.atelier.testkit.vendor.FormPart;
import dev.atelier.testkit.vendor.VendorRequest;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/** What the calls for videos refuse, field by field. */
final class VideoForms {
    private static final Set<String> SMALL = Set.of("720x1280", "1280x720");
    private static final Set<String> LARGE = Set.of("720x1280", "1280x720", "1024x1792", "1792x1024");
    private static final Set<String> SECONDS = Set.of("4", "8", "12");
    private static final Set<String> MORE_SECONDS = Set.of("4", "8", "12", "16", "20");
    private static final String MP4 = "ftyp";
    private static final int LONGEST_PROMPT = 32_000;

    private VideoForms() {}

    static VideoJob.Asked create(VendorRequest request) {
        List<FormPart> form = Bodies.form(request);
        ObjectNode fields = Bodies.fields(form);
        names(fields, Set.of("prompt", "model", "seconds", "size"));
        String model = fields.path("model").asText("sora-2");
        if (!model.startsWith("sora-2")) {
            throw OpenAiError.noModel(model);
        }
        String size = choice(fields, "size", "720x1280", model.contains("pro") ? LARGE : SMALL);
        for (FormPart file : files(form, "input_reference")) {
            firstFrame(file, size);
        }
        return new VideoJob.Asked(model, prompt(fields), choice(fields, "seconds", "4", SECONDS), size, null);
    }

    static VideoJob.Asked edit(VendorRequest request) {
        List<FormPart> form = Bodies.form(request);
        ObjectNode fields = Bodies.fields(form);
        names(fields, Set.of("prompt"));
        List<FormPart> videos = files(form, "video");
        if (videos.size() != 1 || videos.get(0).bytes().indexOf(MP4) != MP4.length()) {
            throw OpenAiError.parameter("video", "invalid_value", "Invalid 'video': one mp4 file is required.");
        }
        return new VideoJob.Asked("sora-2", prompt(fields), "4", "720x1280", null);
    }

    static VideoJob.Asked extend(VendorRequest request, Function<String, VideoJob> videos) {
        ObjectNode body = Bodies.json(request);
        names(body, Set.of("prompt", "seconds", "video"));
        if (!body.path("seconds").isTextual()) {
            throw OpenAiError.parameter("seconds", "invalid_type", "Invalid type for 'seconds': expected a string.");
        }
        String seconds = choice(body, "seconds", "4", MORE_SECONDS);
        VideoJob.Asked first =
                videos.apply(body.path("video").path("id").asText()).asked();
        int whole = Integer.parseInt(seconds) + Integer.parseInt(first.seconds());
        return new VideoJob.Asked(first.model(), prompt(body), String.valueOf(whole), first.size(), null);
    }

    static VideoJob.Asked remix(VendorRequest request, VideoJob source) {
        ObjectNode body = Bodies.json(request);
        names(body, Set.of("prompt"));
        VideoJob.Asked first = source.asked();
        return new VideoJob.Asked(first.model(), prompt(body), first.seconds(), first.size(), source.id());
    }

    private static List<FormPart> files(List<FormPart> form, String name) {
        List<FormPart> files = form.stream().filter(FormPart::isFile).toList();
        for (FormPart file : files) {
            if (!file.name().equals(name)) {
                throw OpenAiError.parameter(
                        file.name(), "unknown_parameter", "Unknown parameter: '" + file.name() + "'.");
            }
        }
        return files;
    }

    /** Width and height of a PNG stand at a fixed place; other types are believed. */
    private static void firstFrame(FormPart file, String size) {
        String bytes = file.bytes();
        boolean png = bytes.startsWith("\u0089PNG");
        if (!png && !bytes.startsWith("\u00ff\u00d8\u00ff") && !bytes.startsWith("RIFF")) {
            throw OpenAiError.parameter("input_reference", "invalid_image_file", "Invalid image file.");
        } else if (png && !size.equals(number(bytes, 16) + "x" + number(bytes, 20))) {
            throw OpenAiError.parameter(
                    "input_reference", "invalid_value", "Inpaint image must match the requested width and height");
        }
    }

    private static int number(String bytes, int at) {
        return bytes.charAt(at + 2) << 8 | bytes.charAt(at + 3);
    }

    private static void names(ObjectNode fields, Set<String> known) {
        for (Iterator<String> names = fields.fieldNames(); names.hasNext(); ) {
            String name = names.next();
            if (!known.contains(name)) {
                throw OpenAiError.parameter(name, "unknown_parameter", "Unknown parameter: '" + name + "'.");
            }
        }
    }

    private static String prompt(JsonNode fields) {
        String prompt = fields.path("prompt").asText("");
        if (prompt.isEmpty() || prompt.length() > LONGEST_PROMPT) {
            throw OpenAiError.parameter(
                    "prompt", "missing_required_parameter", "'prompt' has 1 to " + LONGEST_PROMPT + " characters.");
        }
        return prompt;
    }

    private static String choice(JsonNode fields, String name, String otherwise, Set<String> allowed) {
        String value = fields.path(name).asText(otherwise);
        if (!allowed.contains(value)) {
            throw OpenAiError.parameter(
                    name, "invalid_value", "Invalid value: '" + value + "'. Supported values are: " + allowed + ".");
        }
        return value;
    }
}
