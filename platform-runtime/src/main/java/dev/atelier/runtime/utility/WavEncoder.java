package dev.atelier.runtime.utility;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.atelier.core.Parameters;
import dev.atelier.core.error.ErrorKind;
import dev.atelier.core.error.MediaException;
import dev.atelier.core.media.ContentSink;
import dev.atelier.core.media.ContentWriter;
import dev.atelier.core.media.MediaContent;
import dev.atelier.core.media.MediaType;
import dev.atelier.core.utility.MediaEncoder;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.osgi.service.component.annotations.Component;

/**
 * Puts a WAV header before PCM samples. The header says how many there are, so they wait in a temporary file until the
 * last has come.
 */
@Component(property = "service.ranking:Integer=-100")
public final class WavEncoder implements MediaEncoder {
    private static final int HEADER = 44;
    private static final long MOST = 0xffff_ffffL - HEADER;

    @Override
    public boolean encodes(MediaType to) {
        return to.equals(MediaType.WAV);
    }

    @Override
    public MediaContent encode(InputStream raw, Parameters layout, MediaType to, ContentSink sink) {
        try (raw) {
            Path samples = Files.createTempFile("atelier-", ".pcm");
            try {
                long length = Files.copy(raw, samples, StandardCopyOption.REPLACE_EXISTING);
                return write(header(length, layout), samples, sink);
            } finally {
                Files.delete(samples);
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static MediaContent write(byte[] header, Path samples, ContentSink sink) throws IOException {
        try (ContentWriter out = sink.open(MediaType.WAV)) {
            out.write(header);
            Files.copy(samples, out);
            return out.commit();
        }
    }

    private static byte[] header(long length, Parameters layout) {
        if (length > MOST) {
            throw new MediaException(ErrorKind.TOO_LARGE, "a WAV file cannot hold " + length + " bytes of samples");
        }
        int rate = (int) within(layout, "sample_rate", 44_100, 1, 768_000);
        int channels = (int) within(layout, "channels", 1, 1, 64);
        int bits = (int) within(layout, "bits", 16, 8, 32);
        if (bits % 8 != 0) {
            throw MediaException.invalid("bits", "must be 8, 16, 24 or 32, but is " + bits);
        }
        int frame = channels * bits / 8;
        return ByteBuffer.allocate(HEADER)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put("RIFF".getBytes(US_ASCII))
                .putInt((int) (length + HEADER - 8))
                .put("WAVEfmt ".getBytes(US_ASCII))
                .putInt(16)
                .putShort((short) 1) // PCM
                .putShort((short) channels)
                .putInt(rate)
                .putInt(rate * frame)
                .putShort((short) frame)
                .putShort((short) bits)
                .put("data".getBytes(US_ASCII))
                .putInt((int) length)
                .array();
    }

    private static long within(Parameters layout, String name, long otherwise, long min, long max) {
        long value = layout.integer(name).orElse(otherwise);
        if (value < min || value > max) {
            throw MediaException.invalid(name, "must be " + min + ".." + max + ", but is " + value);
        }
        return value;
    }
}
