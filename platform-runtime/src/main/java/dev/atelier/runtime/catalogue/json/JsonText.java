package dev.atelier.runtime.catalogue.json;

import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.atelier.core.Parameters;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One JSON object, as text and as {@link Parameters}. Safe for use by any number of threads. */
public final class JsonText {
    private final ObjectReader reader;
    private final ObjectWriter writer;

    public JsonText() {
        JsonMapper mapper = JsonMapper.builder()
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                .build();
        reader = mapper.readerFor(new TypeReference<Map<String, Object>>() {});
        writer = mapper.writerWithDefaultPrettyPrinter();
    }

    /**
     * Reads one object and closes the stream.
     *
     * @throws IOException if the stream cannot be read or holds anything but one JSON object
     */
    public Parameters read(InputStream json) throws IOException {
        try (json) {
            @Nullable Map<String, Object> values = reader.readValue(json);
            if (values == null) {
                throw new IOException("a JSON object is expected, but the text is null");
            }
            return Parameters.of(values);
        }
    }

    /** The object as indented text in UTF-8. */
    public byte[] write(Parameters object) throws IOException {
        return writer.writeValueAsBytes(object.asMap());
    }
}
