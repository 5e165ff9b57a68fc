package dev.atelier.runtime.job.wire;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import dev.atelier.core.Parameters;
import java.io.IOException;

/** Writes parameters as the JSON object that they are. */
final class ParametersWriter extends StdSerializer<Parameters> {
    private static final long serialVersionUID = 1L;

    ParametersWriter() {
        super(Parameters.class);
    }

    @Override
    public void serialize(Parameters value, JsonGenerator out, SerializerProvider provider) throws IOException {
        provider.defaultSerializeValue(value.asMap(), out);
    }
}
