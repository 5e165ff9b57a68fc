package dev.atelier.runtime.job.wire;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import dev.atelier.core.Parameters;
import java.io.IOException;
import java.util.LinkedHashMap;

/** Reads parameters from a JSON object, in its order. */
final class ParametersReader extends StdDeserializer<Parameters> {
    private static final long serialVersionUID = 1L;
    private static final TypeReference<LinkedHashMap<String, Object>> OBJECT = new TypeReference<>() {};

    ParametersReader() {
        super(Parameters.class);
    }

    @Override
    public Parameters deserialize(JsonParser in, DeserializationContext context) throws IOException {
        return Parameters.of(in.getCodec().readValue(in, OBJECT));
    }
}
