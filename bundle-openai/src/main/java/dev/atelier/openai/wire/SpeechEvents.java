package dev.atelier.openai.wire;

import com.fasterxml.jackson.databind.JsonNode;
import dev.atelier.core.error.ErrorKind;
import dev.atelier.core.error.MediaException;
import dev.atelier.core.media.ContentWriter;
import java.io.IOException;
import java.util.Base64;
import java.util.Map;

/** Sound that comes in events, written as it comes. */
public final class SpeechEvents extends Events {
    private final ContentWriter out;
    private Map<String, Long> units = Map.of();

    public SpeechEvents(ContentWriter out) {
        this.out = out;
    }

    /** What was used. */
    public Map<String, Long> units() {
        return units;
    }

    @Override
    void read(JsonNode event) {
        switch (event.path("type").asText()) {
            case "speech.audio.delta" -> write(event.path("audio").asText());
            case "speech.audio.done" -> {
                units = Usage.units(event.path("usage"));
                end();
            }
            default -> {
                // The vendor may add kinds of events; none that is unknown carries sound.
            }
        }
    }

    private void write(String base64) {
        try {
            out.write(Base64.getDecoder().decode(base64));
        } catch (IllegalArgumentException noBase64) {
            throw new MediaException(ErrorKind.MALFORMED_ANSWER, "a piece of the sound is no base64", noBase64);
        } catch (IOException failed) {
            throw new MediaException(ErrorKind.STORAGE_FAILED, "what was received cannot be stored", failed);
        }
    }
}
