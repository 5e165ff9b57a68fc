package dev.atelier.testkit.xai.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.atelier.testkit.vendor.FormPart;
import dev.atelier.testkit.vendor.SampleMedia;
import dev.atelier.testkit.vendor.VendorAnswer;
import dev.atelier.testkit.vendor.VendorRequest;
import java.util.List;
import java.util.Set;

/** {@code POST /tts} and {@code POST /stt}. */
public final class VoiceEndpoint {
    private static final Set<String> VOICES = Set.of("ara", "eve", "leo", "rex", "sal");
    private static final Set<String> FIELDS = Set.of(
            "language", "format", "diarize", "keyterm", "filler_words", "audio_format", "sample_rate", "multichannel");
    private static final Rules FORMAT = new Rules()
            .must("codec", Rules.choice("mp3", "wav", "pcm", "mulaw", "alaw"))
            .may("sample_rate", Rules.integer(8_000, 48_000))
            .may("bit_rate", Rules.integer(32_000, 320_000));
    private static final Rules SPEECH = new Rules()
            .must("text", Rules.text(15_000))
            .must("language", Rules.text(16))
            .may("voice_id", value -> VOICES.contains(value.asText()))
            .may("output_format", Rules.object(FORMAT));

    private final Works works;

    public VoiceEndpoint(Works works) {
        this.works = works;
    }

    public VendorAnswer speak(String text) {
        JsonNode body = SPEECH.check(text);
        if (Works.refused(body.path("text").asText())) {
            throw XaiError.coded(403, "permission-denied", "Content violates usage guidelines.");
        }
        String codec = body.at("/output_format/codec").asText("mp3");
        SampleMedia media = codec.equals("mp3") ? SampleMedia.MP3 : SampleMedia.WAV;
        return works.answer(media, works.make())
                .withHeader("Content-Type", codec.equals("mp3") ? "audio/mpeg" : "audio/" + codec);
    }

    /** The file comes last: what stands after it would not be read. */
    public VendorAnswer write(VendorRequest request) {
        List<FormPart> parts =
                request.form().orElseThrow(() -> XaiError.plain(400, "Request must be multipart/form-data"));
        for (FormPart part : parts) {
            if (!part.isFile() && !FIELDS.contains(part.name())) {
                throw XaiError.plain(400, "Unknown field: " + part.name());
            }
        }
        FormPart last = parts.get(parts.size() - 1);
        if (!last.isFile() || !last.name().equals("file") || last.bytes().isEmpty()) {
            throw XaiError.plain(400, "No file provided, or fields after it");
        }
        works.make();
        return VendorAnswer.json(200, transcript(diarized(parts)).toString());
    }

    private static boolean diarized(List<FormPart> parts) {
        return parts.stream()
                .anyMatch(part -> part.name().equals("diarize") && part.text().equals("true"));
    }

    private static ObjectNode transcript(boolean speakers) {
        ObjectNode root = JsonNodeFactory.instance
                .objectNode()
                .put("text", "Good morning. Who is there?")
                .put("language", "")
                .put("duration", 2.5);
        ArrayNode words = root.putArray("words");
        String[] said = {"Good", "morning.", "Who", "is", "there?"};
        for (int i = 0; i < said.length; i++) {
            ObjectNode word =
                    words.addObject().put("text", said[i]).put("start", i * 0.5).put("end", i * 0.5 + 0.4);
            if (speakers) {
                word.put("speaker", i < 2 ? 0 : 1);
            }
        }
        return root;
    }
}
