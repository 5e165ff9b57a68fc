package dev.atelier.sandbox;

import dev.atelier.core.Parameters;
import dev.atelier.core.error.ErrorKind;
import dev.atelier.core.error.MediaException;
import dev.atelier.core.media.ContentSink;
import dev.atelier.core.media.ContentWriter;
import dev.atelier.core.media.MediaContent;
import dev.atelier.core.media.MediaType;
import dev.atelier.core.operation.Artifact;
import dev.atelier.core.operation.MediaResult;
import dev.atelier.core.operation.MusicGeneration;
import dev.atelier.core.operation.SpeechGeneration;
import dev.atelier.core.provider.ProviderCall;
import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Map;

/** Speaks in tones: each letter a pitch, vowels longer, gaps between words. The same text and voice, the same bytes. */
final class Speech {
    private static final int RATE = 16_000;
    private static final int VOWEL = RATE * 110 / 1000;
    private static final int OTHER = RATE * 55 / 1000;

    private Speech() {}

    static MediaResult make(ProviderCall call) {
        SpeechGeneration asked = SpeechGeneration.of(call.request());
        double pitch = 110 + Math.floorMod(asked.voice().orElse("").hashCode(), 120);
        return MediaResult.of(tones(asked.text(), pitch, call.sink()))
                .withUnits(Map.of("character", (long) asked.text().length()));
    }

    /** Music is the prompt, sung until the time is over. */
    static MediaResult sing(ProviderCall call) {
        MusicGeneration asked = MusicGeneration.of(call.request());
        double wanted = asked.seconds().orElse(1) * RATE;
        String bar = asked.prompt() + ' ';
        int length = bar.chars().map(Speech::samples).sum();
        return MediaResult.of(tones(bar.repeat((int) Math.ceil(wanted / length)), 220, call.sink()));
    }

    private static Artifact tones(String text, double pitch, ContentSink sink) {
        int samples = text.chars().map(Speech::samples).sum();
        Parameters facts = Parameters.of("duration", (double) samples / RATE).with("sample_rate", RATE);
        return new Artifact("audio", write(text, pitch, samples, sink), facts);
    }

    private static MediaContent write(String text, double pitch, int samples, ContentSink sink) {
        try (ContentWriter writer = sink.open(MediaType.WAV)) {
            OutputStream out = new BufferedOutputStream(writer, 1 << 16);
            header(new DataOutputStream(out), samples * 2);
            for (int i = 0; i < text.length(); i++) {
                syllable(text.charAt(i), pitch, out);
            }
            out.flush();
            return writer.commit();
        } catch (IOException broken) {
            throw new MediaException(ErrorKind.STORAGE_FAILED, "The sound could not be stored", broken);
        }
    }

    /** RIFF, one format chunk (PCM, mono, 16 bits), one data chunk; all numbers little-endian. */
    private static void header(DataOutputStream out, int bytes) throws IOException {
        out.writeBytes("RIFF");
        out.writeInt(Integer.reverseBytes(36 + bytes));
        out.writeBytes("WAVEfmt ");
        out.writeInt(Integer.reverseBytes(16));
        out.writeInt(Integer.reverseBytes(1 | 1 << 16));
        out.writeInt(Integer.reverseBytes(RATE));
        out.writeInt(Integer.reverseBytes(RATE * 2));
        out.writeInt(Integer.reverseBytes(2 | 16 << 16));
        out.writeBytes("data");
        out.writeInt(Integer.reverseBytes(bytes));
        out.flush();
    }

    private static void syllable(char letter, double pitch, OutputStream out) throws IOException {
        int samples = samples(letter);
        double step = 2 * Math.PI * pitch * (1 + letter % 12 / 12.0) / RATE;
        double loudness = Character.isLetterOrDigit(letter) ? 9000 : 0;
        for (int i = 0; i < samples; i++) {
            // Strict, so that every machine makes the same bytes.
            double tone =
                    StrictMath.sin(step * i) + StrictMath.sin(step * 2 * i) / 2 + StrictMath.sin(step * 3 * i) / 4;
            double envelope = Math.min(1, Math.min(i, samples - i) / 160.0);
            int sample = (int) (tone * envelope * loudness);
            out.write(sample);
            out.write(sample >> 8);
        }
    }

    private static int samples(int letter) {
        return "aeiouyAEIOUY".indexOf(letter) >= 0 ? VOWEL : OTHER;
    }
}
