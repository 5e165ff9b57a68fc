package dev.atelier.runtime.job.wire;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.BeanProperty;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.deser.ContextualDeserializer;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import java.io.IOException;
import java.util.Optional;

/** Reads an optional of whatever type the record's component says; null and a missing name are empty. */
@SuppressWarnings("rawtypes")
final class OptionalReader extends StdDeserializer<Optional> implements ContextualDeserializer {
    private static final long serialVersionUID = 1L;

    OptionalReader() {
        super(Optional.class);
    }

    private OptionalReader(JavaType type) {
        super(type);
    }

    @Override
    public JsonDeserializer<?> createContextual(DeserializationContext context, BeanProperty property) {
        return new OptionalReader(context.getContextualType());
    }

    @Override
    public Optional deserialize(JsonParser in, DeserializationContext context) throws IOException {
        return Optional.of(context.readValue(in, getValueType().containedType(0)));
    }

    @Override
    public Optional getNullValue(DeserializationContext context) {
        return Optional.empty();
    }

    @Override
    public Optional getAbsentValue(DeserializationContext context) {
        return Optional.empty();
    }
}
