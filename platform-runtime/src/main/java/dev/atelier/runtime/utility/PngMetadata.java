package dev.atelier.runtime.utility;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.atelier.core.Parameters;
import dev.atelier.core.error.ErrorKind;
import dev.atelier.core.error.MediaException;
import dev.atelier.core.media.ContentSink;
import dev.atelier.core.media.ContentWriter;
import dev.atelier.core.media.MediaContent;
import dev.atelier.core.media.MediaType;
import dev.atelier.core.utility.MediaMetadata;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.zip.CRC32;
import org.osgi.service.component.annotations.Component;

/**
 * The text chunks of PNG files: reads tEXt and uncompressed iTXt, writes iTXt right after the header chunk. The
 * picture's own bytes stay as they are.
 */
@Component(property = "service.ranking:Integer=-100")
public final class PngMetadata implements MediaMetadata {
    private static final int SIGNATURE_AND_HEADER = 8 + 12 + 13;
    /** Longer texts are left out. */
    private static final int LONGEST = 1 << 20;

    @Override
    public boolean knows(MediaType type) {
        return type.equals(MediaType.PNG);
    }

    @Override
    public Parameters read(MediaContent content) {
        try (InputStream in = new BufferedInputStream(content.open())) {
            HeaderReader reader = new HeaderReader(in);
            reader.skip(8);
            Parameters found = Parameters.EMPTY;
            while (true) {
                long length = reader.u32();
                String type = reader.text(4);
                if (type.equals("IEND")) {
                    return found;
                } else if (length <= LONGEST && (type.equals("tEXt") || type.equals("iTXt"))) {
                    found = found.merge(text(type, reader.bytes((int) length)));
                    reader.skip(4);
                } else {
                    reader.skip(length + 4);
                }
            }
        } catch (IOException broken) {
            throw new MediaException(ErrorKind.UNSUPPORTED_MEDIA, "the PNG is broken", broken);
        }
    }

    private static Parameters text(String type, byte[] chunk) {
        int key = end(chunk, 0);
        String name = new String(chunk, 0, key, ISO_8859_1);
        if (type.equals("tEXt")) {
            return key == chunk.length
                    ? Parameters.EMPTY
                    : Parameters.of(name, new String(chunk, key + 1, chunk.length - key - 1, ISO_8859_1));
        }
        boolean plain = key + 2 < chunk.length && chunk[key + 1] == 0;
        int language = plain ? end(chunk, key + 3) : chunk.length;
        int translated = end(chunk, language + 1);
        return translated >= chunk.length
                ? Parameters.EMPTY
                : Parameters.of(name, new String(chunk, translated + 1, chunk.length - translated - 1, UTF_8));
    }

    private static int end(byte[] chunk, int from) {
        int end = Math.min(from, chunk.length);
        while (end < chunk.length && chunk[end] != 0) {
            end++;
        }
        return end;
    }

    @Override
    public MediaContent write(MediaContent content, Parameters entries, ContentSink sink) {
        try (InputStream in = content.open();
                ContentWriter out = sink.open(MediaType.PNG)) {
            byte[] start = in.readNBytes(SIGNATURE_AND_HEADER);
            if (start.length < SIGNATURE_AND_HEADER) {
                throw new MediaException(ErrorKind.UNSUPPORTED_MEDIA, "the PNG is broken");
            }
            out.write(start);
            for (String name : entries.names()) {
                out.write(chunk(name, String.valueOf(entries.get(name))));
            }
            in.transferTo(out);
            return out.commit();
        } catch (IOException failed) {
            throw new MediaException(ErrorKind.STORAGE_FAILED, "the PNG cannot be copied", failed);
        }
    }

    private static byte[] chunk(String name, String text) {
        if (!name.matches("[ -~]{1,79}")) {
            throw MediaException.invalid(name, "must be a keyword of 1 to 79 ASCII characters");
        }
        ByteArrayOutputStream data = new ByteArrayOutputStream();
        data.writeBytes("iTXt".getBytes(ISO_8859_1));
        data.writeBytes(name.getBytes(ISO_8859_1));
        data.writeBytes(new byte[5]); // end of the name, not compressed, no method, no language, no translation
        data.writeBytes(text.getBytes(UTF_8));
        CRC32 crc = new CRC32();
        crc.update(data.toByteArray());
        return ByteBuffer.allocate(data.size() + 8)
                .putInt(data.size() - 4)
                .put(data.toByteArray())
                .putInt((int) crc.getValue())
                .array();
    }
}
