package dev.atelier.testkit.gemini.json;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** What {@code generateContent} refuses, field by field. */
final class ContentRules {
    private static final Set<String> PART_KINDS =
            Set.of("text", "inlineData", "fileData", "functionCall", "functionResponse");
    private static final Set<String> TYPES = Set.of(
            "image/png",
            "image/jpeg",
            "image/webp",
            "image/heic",
            "image/heif",
            "audio/wav",
            "audio/mp3",
            "audio/aiff",
            "audio/aac",
            "audio/ogg",
            "audio/flac",
            "video/mp4",
            "video/mpeg",
            "video/mov",
            "video/x-msvideo",
            "video/x-flv",
            "video/webm",
            "video/wmv",
            "video/3gpp",
            "application/pdf",
            "text/plain");
    private static final String[] PART = {
        "text", "inlineData", "fileData", "functionCall", "functionResponse", "thought", "thoughtSignature"
    };

    private final ContentKind kind;

    ContentRules(ContentKind kind) {
        this.kind = kind;
    }

    /** @throws GeminiError for what the vendor refuses */
    void check(Form body) {
        List<Form> contents = body.objects("contents", "role", "parts");
        if (contents.isEmpty()) {
            throw GeminiError.invalid("* GenerateContentRequest.contents: contents is not specified");
        }
        contents.forEach(ContentRules::content);
        body.object("systemInstruction", "role", "parts").ifPresent(system -> {
            if (kind.speaks()) {
                throw GeminiError.invalid("Developer instruction is not enabled for this model");
            }
            system.objects("parts", "text").forEach(part -> part.text("text"));
        });
        ToolRules.check(body);
        new ConfigRules(kind).check(body);
    }

    private static void content(Form content) {
        content.choice("role", List.of("user", "model"));
        List<Form> parts = content.objects("parts", PART);
        if (parts.isEmpty()) {
            throw content.wrong("parts", "contents.parts must not be empty");
        }
        parts.forEach(ContentRules::part);
    }

    private static void part(Form part) {
        Set<String> kinds = PART_KINDS.stream().filter(part::has).collect(Collectors.toSet());
        if (kinds.size() != 1) {
            throw part.wrong("data", "exactly one of " + PART_KINDS + " must be set, not " + kinds);
        }
        if (part.has("text")) {
            part.text("text");
        }
        part.object("inlineData", "mimeType", "data").ifPresent(inline -> {
            if (!TYPES.contains(inline.text("mimeType"))) {
                throw GeminiError.invalid("Unsupported MIME type: " + inline.text("mimeType"));
            } else if (inline.bytes("data").length == 0) {
                throw inline.wrong("data", "must not be empty");
            }
        });
        part.object("functionCall", "id", "name", "args").ifPresent(call -> {
            call.text("name");
            if (!part.has("thoughtSignature")) {
                throw GeminiError.invalid("Function call is missing a thought_signature in functionCall parts.");
            }
        });
        part.object("functionResponse", "id", "name", "response").ifPresent(answer -> answer.text("name"));
    }
}
