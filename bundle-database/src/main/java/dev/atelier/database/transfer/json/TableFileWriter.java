package dev.atelier.database.transfer.json;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.MinimalPrettyPrinter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes tables, one after the other. For one thread. */
public final class TableFileWriter implements AutoCloseable {
    static final int FORMAT = 1;

    private final JsonGenerator json;

    public TableFileWriter(OutputStream out) throws IOException {
        json = new JsonFactory().createGenerator(new OutputStreamWriter(out, UTF_8));
        json.setPrettyPrinter(new MinimalPrettyPrinter("\n"));
    }

    /** The first line. */
    public void begin(Map<String, Integer> versions) throws IOException {
        json.writeStartObject();
        json.writeNumberField("atelier_export", FORMAT);
        json.writeObjectFieldStart("schema");
        for (Map.Entry<String, Integer> version : versions.entrySet()) {
            json.writeNumberField(version.getKey(), version.getValue());
        }
        json.writeEndObject();
        json.writeEndObject();
    }

    public void table(String name, List<String> columns) throws IOException {
        json.writeStartObject();
        json.writeStringField("table", name);
        json.writeArrayFieldStart("columns");
        for (String column : columns) {
            json.writeString(column);
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    /** @param values texts, longs, booleans and nulls */
    public void row(List<@Nullable Object> values) throws IOException {
        json.writeStartArray();
        for (Object value : values) {
            if (value instanceof Long number) {
                json.writeNumber(number);
            } else if (value instanceof Boolean flag) {
                json.writeBoolean(flag);
            } else if (value == null) {
                json.writeNull();
            } else {
                json.writeString(value.toString());
            }
        }
        json.writeEndArray();
    }

    /** The last line, without which a file is not whole. */
    public void end(Map<String, Long> rows) throws IOException {
        json.writeStartObject();
        json.writeObjectFieldStart("rows");
        for (Map.Entry<String, Long> table : rows.entrySet()) {
            json.writeNumberField(table.getKey(), table.getValue());
        }
        json.writeEndObject();
        json.writeEndObject();
    }

    @Override
    public void close() throws IOException {
        json.close();
    }
}
