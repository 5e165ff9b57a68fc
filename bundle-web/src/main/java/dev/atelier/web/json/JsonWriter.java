package dev.atelier.web.json;

import com.fasterxml.jackson.core.JsonEncoding;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.atelier.core.Parameters;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes trees of maps, lists and plain values as JSON. Safe for use by any number of threads. */
public final class JsonWriter {
    /** A multiple of three, so that chunks of base64 join without padding: 16 KB of text. */
    private static final int CHUNK = 12 * 1024;

    private static final JsonFactory FACTORY = JsonFactory.builder()
            .build()
            .disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET)
            .disable(JsonGenerator.Feature.FLUSH_PASSED_TO_STREAM);

    private JsonWriter() {}

    public static byte[] bytes(@Nullable Object tree) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(1024);
        try {
            write(tree, out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    /** Writes a tree and leaves the stream open. */
    public static void write(@Nullable Object tree, OutputStream out) throws IOException {
        try (JsonGenerator json = FACTORY.createGenerator(out, JsonEncoding.UTF8)) {
            value(tree, json, out);
        }
    }

    /** Whether media is part of a tree, so that writing it takes a while. */
    public static boolean embeds(@Nullable Object tree) {
        if (tree instanceof Data data) {
            return data.asMap().values().stream().anyMatch(JsonWriter::embeds);
        } else if (tree instanceof Iterable<?> list) {
            for (Object element : list) {
                if (embeds(element)) {
                    return true;
                }
            }
        }
        return tree instanceof Embedded;
    }

    private static void value(@Nullable Object value, JsonGenerator json, OutputStream out) throws IOException {
        if (value == null) {
            json.writeNull();
        } else if (value instanceof Data data) {
            object(data.asMap(), json, out);
        } else if (value instanceof Parameters parameters) {
            object(parameters.asMap(), json, out);
        } else if (value instanceof Map<?, ?> map) {
            object(map, json, out);
        } else if (value instanceof Iterable<?> list) {
            json.writeStartArray();
            for (Object element : list) {
                value(element, json, out);
            }
            json.writeEndArray();
        } else if (value instanceof Embedded media) {
            embedded(media, json, out);
        } else {
            scalar(value, json);
        }
    }

    private static void object(Map<?, ?> map, JsonGenerator json, OutputStream out) throws IOException {
        json.writeStartObject();
        for (Map.Entry<?, ?> entry : map.entrySet()) {
            json.writeFieldName(String.valueOf(entry.getKey()));
            value(entry.getValue(), json, out);
        }
        json.writeEndObject();
    }

    private static void scalar(Object value, JsonGenerator json) throws IOException {
        if (value instanceof Boolean flag) {
            json.writeBoolean(flag);
        } else if (value instanceof Long || value instanceof Integer) {
            json.writeNumber(((Number) value).longValue());
        } else if (value instanceof Number number) {
            json.writeNumber(number.doubleValue());
        } else {
            json.writeString(value.toString());
        }
    }

    /** Past the generator, which would hold the text as a whole. */
    private static void embedded(Embedded media, JsonGenerator json, OutputStream out) throws IOException {
        json.writeRawValue("\"" + media.prefix());
        json.flush();
        byte[] chunk = new byte[CHUNK];
        try (InputStream bytes = media.content().open()) {
            for (int n = bytes.readNBytes(chunk, 0, CHUNK); n > 0; n = bytes.readNBytes(chunk, 0, CHUNK)) {
                byte[] whole = n == CHUNK ? chunk : java.util.Arrays.copyOf(chunk, n);
                out.write(Base64.getEncoder().encode(whole));
            }
        }
        json.writeRaw('"');
    }
}
