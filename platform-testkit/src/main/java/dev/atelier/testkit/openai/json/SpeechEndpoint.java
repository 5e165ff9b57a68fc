package dev.atelier.testkit.openai.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.atelier.testkit.vendor.SampleMedia;
import dev.atelier.testkit.vendor.VendorAnswer;
import dev.atelier.testkit.vendor.VendorRequest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** {@code POST /audio/speech}: a short tone in each format, whole or as events. */
public final class SpeechEndpoint implements Endpoint {
    private static final Set<String> MODELS =
            Set.of("gpt-4o-mini-tts", "gpt-4o-mini-tts-2025-12-15", "tts-1", "tts-1-hd");
    private static final Set<String> OLD_VOICES =
            Set.of("alloy", "ash", "coral", "echo", "fable", "nova", "onyx", "sage", "shimmer");
    private static final Set<String> VOICES = Set.of(
            "alloy", "ash", "ballad", "coral", "echo", "fable", "nova", "onyx", "sage", "shimmer", "verse", "marin",
            "cedar");
    private static final Set<String> OLD_NAMES = Set.of("model", "input", "voice", "response_format", "speed");
    private static final Set<String> NAMES =
            Set.of("model", "input", "voice", "response_format", "speed", "instructions", "stream_format");
    private static final int WAV_HEADER = 44;
    private static final int PIECE = 12_000;

    private final Works works;

    public SpeechEndpoint(Works works) {
        this.works = works;
    }

    @Override
    public Optional<VendorAnswer> answer(VendorRequest request) {
        if (!request.is("POST", "/v1/audio/speech")) {
            return Optional.empty();
        }
        ObjectNode body = Bodies.json(request);
        check(body);
        works.charge();
        String format = body.path("response_format").asText("mp3");
        return Optional.of(body.path("stream_format").asText().equals("sse") ? events(body, format) : whole(format));
    }

    private static void check(ObjectNode body) {
        String model = body.path("model").asText();
        if (!MODELS.contains(model)) {
            throw OpenAiError.noModel(model);
        }
        boolean old = model.startsWith("tts-1");
        Rules rules = new Rules(body).names(old ? OLD_NAMES : NAMES);
        rules.required("input").text("input", 4096).text("instructions", 4096).required("voice");
        if (old || !body.at("/voice/id").isTextual()) {
            rules.choice("voice", old ? OLD_VOICES : VOICES);
        }
        rules.choice("response_format", Set.of("mp3", "opus", "aac", "flac", "wav", "pcm"));
        rules.choice("stream_format", Set.of("audio", "sse"));
        rules.number("speed", 0.25, 4);
        if (body.path("input").asText().contains("forbidden")) {
            throw new OpenAiError(
                    400, "invalid_request_error", null, "content_policy_violation", "Your request was rejected.");
        }
    }

    private VendorAnswer whole(String format) {
        if (!format.equals("pcm")) {
            return sample(format).answer(works.bytes(), works.charged());
        }
        byte[] samples = sound(format);
        return new VendorAnswer(200, Map.of("Content-Type", "audio/pcm"), samples.length, out -> out.write(samples));
    }

    private VendorAnswer events(JsonNode body, String format) {
        byte[] sound = sound(format);
        int read = 1 + body.path("input").asText().length() / 4;
        return Sse.answer(out -> {
            for (int from = 0; from < sound.length; from += PIECE) {
                byte[] piece = Arrays.copyOfRange(sound, from, Math.min(sound.length, from + PIECE));
                piece(piece, out);
            }
            ObjectNode done = Sse.event("speech.audio.done");
            done.putObject("usage")
                    .put("input_tokens", read)
                    .put("output_tokens", 5 * read)
                    .put("total_tokens", 6 * read);
            Sse.write(done.toString(), out);
        });
    }

    private static void piece(byte[] bytes, OutputStream out) throws IOException {
        String base64 = Base64.getEncoder().encodeToString(bytes);
        Sse.write(Sse.event("speech.audio.delta").put("audio", base64).toString(), out);
    }

    private byte[] sound(String format) {
        ByteArrayOutputStream sound = new ByteArrayOutputStream();
        try {
            sample(format).writeTo(sound, works.bytes(), works.charged());
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
        byte[] bytes = sound.toByteArray();
        return format.equals("pcm") ? Arrays.copyOfRange(bytes, WAV_HEADER, bytes.length) : bytes;
    }

    private static SampleMedia sample(String format) {
        return SampleMedia.ofEnding(format.equals("pcm") ? "wav" : format).orElseThrow();
    }
}
