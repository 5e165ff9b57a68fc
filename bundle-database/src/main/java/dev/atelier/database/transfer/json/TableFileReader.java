package dev.atelier.database.transfer.json;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads what {@link TableFileWriter} wrote, a row at a time. For one thread. */
public final class TableFileReader implements AutoCloseable {
    /** What the file says, in its order. */
    public interface Visitor {
        /** @param versions of the tables, by the component whose they are */
        void begin(Map<String, Integer> versions) throws IOException;

        void table(String name, List<String> columns) throws IOException;

        void row(List<@Nullable Object> values) throws IOException;

        void end(Map<String, Long> rows) throws IOException;
    }

    private final JsonParser json;

    public TableFileReader(InputStream in) throws IOException {
        // Rows may hold long texts; whose file it is, is the operator's own.
        StreamReadConstraints bounds = StreamReadConstraints.builder()
                .maxStringLength(Integer.MAX_VALUE)
                .build();
        json = JsonFactory.builder()
                .streamReadConstraints(bounds)
                .build()
                .createParser(new InputStreamReader(in, UTF_8));
    }

    /** @throws IOException if the file cannot be read to its end, or is no export of a form that is known */
    public void read(Visitor visitor) throws IOException {
        begin(visitor);
        while (json.nextToken() != null) {
            if (json.currentToken() == JsonToken.START_ARRAY) {
                visitor.row(list());
            } else if (json.currentToken() == JsonToken.START_OBJECT && named("table")) {
                String name = json.nextTextValue();
                expect(named("columns") && json.nextToken() == JsonToken.START_ARRAY);
                visitor.table(
                        String.valueOf(name),
                        list().stream().map(String::valueOf).toList());
                expect(json.nextToken() == JsonToken.END_OBJECT);
            } else {
                expect("rows".equals(json.currentName()));
                visitor.end(numbers());
                return;
            }
        }
        throw new JsonParseException(json, "the file ends early");
    }

    private void begin(Visitor visitor) throws IOException {
        expect(json.nextToken() == JsonToken.START_OBJECT && named("atelier_export"));
        expect(json.nextIntValue(0) == TableFileWriter.FORMAT && named("schema"));
        Map<String, Integer> versions = new LinkedHashMap<>();
        numbers().forEach((component, version) -> versions.put(component, version.intValue()));
        expect(json.nextToken() == JsonToken.END_OBJECT);
        visitor.begin(versions);
    }

    private boolean named(String name) throws IOException {
        return name.equals(json.nextFieldName());
    }

    private void expect(boolean asItMustBe) throws JsonParseException {
        if (!asItMustBe) {
            throw new JsonParseException(json, "the file is no export of a form that is known here");
        }
    }

    private List<@Nullable Object> list() throws IOException {
        List<@Nullable Object> list = new ArrayList<>();
        while (json.nextToken() != JsonToken.END_ARRAY) {
            list.add(
                    switch (json.currentToken()) {
                        case VALUE_STRING -> json.getText();
                        case VALUE_NUMBER_INT -> json.getLongValue();
                        case VALUE_TRUE -> true;
                        case VALUE_FALSE -> false;
                        case VALUE_NULL -> null;
                        default -> throw new JsonParseException(json, "a value is expected");
                    });
        }
        return list;
    }

    private Map<String, Long> numbers() throws IOException {
        Map<String, Long> numbers = new LinkedHashMap<>();
        expect(json.nextToken() == JsonToken.START_OBJECT);
        for (String name = json.nextFieldName(); name != null; name = json.nextFieldName()) {
            numbers.put(name, json.nextLongValue(0));
        }
        return numbers;
    }

    @Override
    public void close() throws IOException {
        json.close();
    }
}
