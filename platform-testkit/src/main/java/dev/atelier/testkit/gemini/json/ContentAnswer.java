package dev.atelier.testkit.gemini.json;

import com.fasterxml.jackson.core.JsonEncoding;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.atelier.testkit.vendor.VendorAnswer;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** Writes the answers of {@code generateContent}. */
final class ContentAnswer {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final String TRANSCRIPT = "{\"language\":\"en\",\"segments\":["
            + "{\"start\":0,\"end\":1.5,\"text\":\"Good morning.\",\"speaker\":\"A\"},"
            + "{\"start\":1.5,\"end\":3,\"text\":\"And to you.\",\"speaker\":\"B\"}]}";
    private static final int WRITTEN_TOKENS = 12;
    private static final int MEDIA_TOKENS = 1290;
    private static final int THOUGHT_TOKENS = 7;

    private ContentAnswer() {}

    /** A file of an answer. */
    record File(String mimeType, boolean thought, VendorAnswer.Body bytes) {}

    /** The prompt was refused: status 200 and no candidates. */
    static VendorAnswer blocked(Prompt prompt) {
        ObjectNode root = root(prompt, 0, "TEXT");
        root.putObject("promptFeedback").put("blockReason", "PROHIBITED_CONTENT");
        return VendorAnswer.json(200, root.toString());
    }

    /** A picture was made and is not shown. */
    static VendorAnswer withheld(Prompt prompt) {
        ObjectNode root = root(prompt, 0, "TEXT");
        root.putArray("candidates")
                .addObject()
                .put("index", 0)
                .put("finishReason", "IMAGE_SAFETY")
                .put("finishMessage", "Unable to show the generated image.");
        return VendorAnswer.json(200, root.toString());
    }

    static VendorAnswer words(Prompt prompt) {
        ObjectNode root = root(prompt, WRITTEN_TOKENS, "TEXT");
        ObjectNode candidate = candidate(root, prompt);
        candidate.put("finishReason", "STOP");
        return VendorAnswer.json(200, root.toString());
    }

    /** The same words in stretches, as server-sent events. */
    static VendorAnswer stream(Prompt prompt) {
        return new VendorAnswer(200, Map.of("Content-Type", "text/event-stream"), -1, out -> {
            String[] words = said(prompt).split("(?<= )");
            for (int i = 0; i < words.length; i++) {
                boolean last = i + 1 == words.length;
                ObjectNode root = root(prompt, WRITTEN_TOKENS * (i + 1) / words.length, "TEXT");
                ObjectNode candidate =
                        last && !prompt.tool().isEmpty() ? candidate(root, prompt) : text(root, words[i]);
                if (last) {
                    candidate.put("finishReason", "STOP");
                }
                out.write(("data: " + root + "\r\n\r\n").getBytes(StandardCharsets.UTF_8));
                out.flush();
            }
        });
    }

    static VendorAnswer media(Prompt prompt, List<File> files, String modality) {
        return new VendorAnswer(200, Map.of("Content-Type", "application/json"), -1, out -> {
            try (JsonGenerator json = MAPPER.getFactory().createGenerator(out, JsonEncoding.UTF8)) {
                json.writeStartObject();
                json.writeArrayFieldStart("candidates");
                json.writeStartObject();
                json.writeObjectFieldStart("content");
                json.writeArrayFieldStart("parts");
                for (File file : files) {
                    write(file, json, out);
                }
                json.writeEndArray();
                json.writeStringField("role", "model");
                json.writeEndObject();
                json.writeStringField("finishReason", "STOP");
                json.writeNumberField("index", 0);
                json.writeEndObject();
                json.writeEndArray();
                json.writeFieldName("usageMetadata");
                MAPPER.writeTree(json, root(prompt, MEDIA_TOKENS, modality).get("usageMetadata"));
                json.writeEndObject();
            }
        });
    }

    /** A tone, as little-endian samples of 16 bits. */
    static void samples(OutputStream out, long count) throws IOException {
        byte[] sample = new byte[2];
        for (long i = 0; i < count; i++) {
            int level = (int) (i % 100 - 50) * 100;
            sample[0] = (byte) level;
            sample[1] = (byte) (level >> 8);
            out.write(sample, 0, 2);
        }
    }

    private static void write(File file, JsonGenerator json, OutputStream out) throws IOException {
        json.writeStartObject();
        if (file.thought()) {
            json.writeBooleanField("thought", true);
        }
        json.writeObjectFieldStart("inlineData");
        json.writeStringField("mimeType", file.mimeType());
        MediaText.write(json, out, "data", file.bytes());
        json.writeEndObject();
        json.writeStringField("thoughtSignature", "c2lnbmF0dXJl");
        json.writeEndObject();
    }

    private static ObjectNode candidate(ObjectNode root, Prompt prompt) {
        if (prompt.tool().isEmpty()) {
            return text(root, said(prompt));
        }
        ObjectNode candidate = text(root, "");
        ObjectNode part = ((ArrayNode) candidate.at("/content/parts")).addObject();
        part.putObject("functionCall")
                .put("name", prompt.tool())
                .putObject("args")
                .put("city", "Paris");
        part.put("thoughtSignature", "c2lnbmF0dXJl");
        return candidate;
    }

    private static ObjectNode text(ObjectNode root, String words) {
        ObjectNode candidate = root.putArray("candidates").addObject().put("index", 0);
        ObjectNode content = candidate.putObject("content").put("role", "model");
        ArrayNode parts = content.putArray("parts");
        parts.addObject().put("text", "Let me think.").put("thought", true);
        if (!words.isEmpty()) {
            parts.addObject().put("text", words);
        }
        return candidate;
    }

    private static String said(Prompt prompt) {
        if (prompt.wantsJson()) {
            return TRANSCRIPT;
        }
        return "You said \"" + prompt.text() + "\" with " + prompt.fileBytes() + " bytes of files";
    }

    private static ObjectNode root(Prompt prompt, int written, String modality) {
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        ObjectNode usage = root.putObject("usageMetadata");
        int images = prompt.tokens("image");
        int sounds = prompt.tokens("audio");
        int read = prompt.textTokens() + images + sounds;
        usage.put("promptTokenCount", read)
                .put("candidatesTokenCount", written)
                .put("thoughtsTokenCount", THOUGHT_TOKENS)
                .put("totalTokenCount", read + written + THOUGHT_TOKENS);
        ArrayNode details = usage.putArray("promptTokensDetails");
        details.addObject().put("modality", "TEXT").put("tokenCount", prompt.textTokens());
        details.addObject().put("modality", "IMAGE").put("tokenCount", images);
        details.addObject().put("modality", "AUDIO").put("tokenCount", sounds);
        usage.putArray("candidatesTokensDetails")
                .addObject()
                .put("modality", modality)
                .put("tokenCount", written);
        return root.put("modelVersion", "fake").put("responseId", "r-1");
    }
}
