package dev.atelier.openai.wire;

import dev.atelier.core.Parameters;
import dev.atelier.core.media.MediaType;
import dev.atelier.core.operation.SpeechGeneration;
import dev.atelier.core.provider.ProviderCall;
import java.util.Map;

/**
 * A request for speech, put into OpenAI's words.
 *
 * @param body of {@code POST /audio/speech}
 * @param format of the sound
 */
public record SpeechRequest(Parameters body, String format) {
    private static final Map<String, String> TYPES = Map.of("mp3", "audio/mpeg", "opus", "audio/ogg");

    public static SpeechRequest of(ProviderCall call) {
        SpeechGeneration asked = SpeechGeneration.of(call.request());
        String format = asked.format().orElse("mp3");
        Object custom = asked.options().get("voice_id");
        Parameters body = asked.options()
                .without("voice_id")
                .with("model", call.model().id())
                .with("input", asked.text())
                .with("voice", custom == null ? asked.voice().orElse(null) : Map.of("id", custom))
                .with("response_format", format);
        return new SpeechRequest(body, format);
    }

    /** Whether the sound comes in events, the last of which tells what was used. */
    public boolean asEvents() {
        return body.text("stream_format").orElse("audio").equals("sse");
    }

    /** The type that the sound is claimed to have. */
    public MediaType declaredType() {
        return MediaType.parse(TYPES.getOrDefault(format, "audio/" + format));
    }

    /** What is known of the sound; bare samples say nothing of themselves. */
    public Parameters facts() {
        Parameters facts = Parameters.of("format", format);
        return format.equals("pcm")
                ? facts.with("sample_rate", 24_000).with("channels", 1).with("bits", 16)
                : facts;
    }
}
