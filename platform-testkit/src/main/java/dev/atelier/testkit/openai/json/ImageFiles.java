package dev.atelier.testkit.openai.json;

import dev.atelier.testkit.vendor.FormPart;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What the vendor refuses among the files of a form for pictures. */
final class ImageFiles {
    private static final int MOST = 16;
    private static final int LARGEST_MASK = 4 << 20;
    /** How files of a type begin, one character for each byte. */
    private static final Map<String, String> SIGNATURES = Map.of(
            "image/png", "\u0089PNG",
            "image/jpeg", "\u00ff\u00d8\u00ff",
            "image/webp", "RIFF");

    private ImageFiles() {}

    static void check(List<FormPart> form, Family family, ImageRules.Call call) {
        List<FormPart> files = form.stream().filter(FormPart::isFile).toList();
        Set<String> names = family.isDallE() ? Set.of("image") : Set.of("image", "image[]");
        List<FormPart> images =
                files.stream().filter(file -> names.contains(file.name())).toList();
        count(images, family);
        for (FormPart file : files) {
            boolean mask = file.name().equals("mask") && call == ImageRules.Call.EDIT;
            if (!mask && !images.contains(file)) {
                throw OpenAiError.parameter(
                        file.name(), "unknown_parameter", "Unknown parameter: '" + file.name() + "'.");
            }
            bytes(file, mask || family.isDallE() ? Set.of("image/png") : SIGNATURES.keySet());
            if ((mask || family.isDallE()) && file.bytes().length() > LARGEST_MASK) {
                throw OpenAiError.parameter(file.name(), "invalid_value", "Uploaded image must be a PNG below 4 MB.");
            }
        }
    }

    private static void count(List<FormPart> images, Family family) {
        boolean many = images.stream().allMatch(image -> image.name().equals("image[]"));
        int most = many && !family.isDallE() ? MOST : 1;
        if (images.isEmpty()) {
            throw OpenAiError.parameter("image", "missing_required_parameter", "Missing required parameter: 'image'.");
        } else if (images.size() > most) {
            throw OpenAiError.parameter(
                    "image", "invalid_value", "Invalid 'image': at most " + most + " files; use 'image[]' for more.");
        }
    }

    private static void bytes(FormPart file, Set<String> types) {
        String type = file.contentType().orElse("application/octet-stream");
        if (!types.contains(type)) {
            throw OpenAiError.parameter(
                    file.name(),
                    "unsupported_file_mimetype",
                    "Invalid file '" + file.name() + "': unsupported mimetype ('" + type + "').");
        } else if (!file.bytes().startsWith(SIGNATURES.get(type))) {
            throw OpenAiError.parameter(
                    file.name(), "invalid_image_file", "Invalid image file or mode for '" + file.name() + "'.");
        }
    }
}
