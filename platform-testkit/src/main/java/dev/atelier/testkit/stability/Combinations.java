package dev.atelier.testkit.stability;

import dev.atelier.testkit.stability.json.StabilityError;
import dev.atelier.testkit.vendor.FormPart;
import java.lang.Character.UnicodeScript;
import java.util.Map;
import java.util.stream.Stream;

/** What the fields of a form must be together, and what the vendor's moderation says to its words. */
final class Combinations {
    private Combinations() {}

    static void check(String path, Map<String, FormPart> form) {
        switch (path.substring(path.lastIndexOf('/') + 1)) {
            case "sd3" -> mode(form);
            case "ultra" -> together(form, "image", "strength");
            case "outpaint" -> any(form, "left", "right", "up", "down");
            case "replace-background-and-relight" -> any(form, "background_prompt", "background_reference");
            case "text-to-audio", "audio-to-audio", "inpaint" -> steps(form);
            default -> {}
        }
        form.values().stream()
                .filter(part -> part.name().endsWith("prompt"))
                .map(FormPart::text)
                .forEach(Combinations::words);
    }

    private static void mode(Map<String, FormPart> form) {
        boolean fromImage = text(form, "mode", "text-to-image").equals("image-to-image");
        if (fromImage) {
            any(form, "image");
            any(form, "strength");
        }
        for (String name : fromImage ? new String[] {"aspect_ratio"} : new String[] {"image", "strength"}) {
            if (form.containsKey(name)) {
                throw StabilityError.field(name, "is not allowed in this mode");
            }
        }
    }

    /** How many steps there may be is a matter of the model. */
    private static void steps(Map<String, FormPart> form) {
        long steps = Long.parseLong(text(form, "steps", "50"));
        boolean newer = text(form, "model", "stable-audio-2").equals("stable-audio-2.5");
        if (form.containsKey("steps") && (newer ? steps > 8 : steps < 30)) {
            throw StabilityError.field("steps", newer ? "must be 4 to 8" : "must be 30 to 100");
        }
    }

    private static void together(Map<String, FormPart> form, String one, String other) {
        if (form.containsKey(one) != form.containsKey(other)) {
            throw StabilityError.field(form.containsKey(one) ? other : one, "is required");
        }
    }

    private static void any(Map<String, FormPart> form, String... names) {
        if (Stream.of(names).noneMatch(form::containsKey)) {
            throw StabilityError.field(names[0], "is required");
        }
    }

    private static void words(String text) {
        if (text.contains("forbidden")) {
            throw new StabilityError(
                    403, "content_moderation", "Your request was flagged by our content moderation system.");
        } else if (text.contains("public figure")) {
            throw new StabilityError(422, "public_figure", "This service does not depict public figures.");
        } else if (text.codePoints().mapToObj(UnicodeScript::of).anyMatch(Combinations::foreign)) {
            throw new StabilityError(
                    422, "invalid_language", "English is the only supported language for this service.");
        }
    }

    private static boolean foreign(UnicodeScript script) {
        return script != UnicodeScript.LATIN && script != UnicodeScript.COMMON && script != UnicodeScript.INHERITED;
    }

    static String text(Map<String, FormPart> form, String name, String otherwise) {
        FormPart part = form.get(name);
        return part == null ? otherwise : part.text();
    }
}
