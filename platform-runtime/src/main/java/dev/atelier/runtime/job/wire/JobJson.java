package dev.atelier.runtime.job.wire;

import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import com.fasterxml.jackson.annotation.PropertyAccessor;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.type.TypeFactory;
import com.fasterxml.jackson.databind.util.LRUMap;
import com.fasterxml.jackson.databind.util.LookupCache;
import dev.atelier.core.CallId;
import dev.atelier.core.MicroDollars;
import dev.atelier.core.Parameters;
import dev.atelier.core.job.Job;
import dev.atelier.core.media.Digest;
import dev.atelier.core.media.MediaSource;
import dev.atelier.core.media.MediaType;
import dev.atelier.core.operation.Operation;
import dev.atelier.core.provider.JobHandle;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/**
 * Jobs as JSON, name by name as in the records: what the records gain is written and read without a change here, and
 * what a newer version wrote and this one does not know is passed over. Has a type cache of its own, because the shared
 * one would hold on to classes of a bundle that was replaced. Safe for use by any number of threads.
 */
final class JobJson {
    private static final String ASSET = "asset:";

    private final ObjectMapper mapper = JsonMapper.builder()
            .typeFactory(TypeFactory.defaultInstance()
                    .withCache((LookupCache<Object, JavaType>) new LRUMap<Object, JavaType>(16, 256)))
            .addModule(values())
            .visibility(PropertyAccessor.ALL, Visibility.NONE)
            .visibility(PropertyAccessor.FIELD, Visibility.ANY)
            .visibility(PropertyAccessor.CREATOR, Visibility.ANY)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    String write(Job job) throws JsonProcessingException {
        return mapper.writeValueAsString(job);
    }

    Job read(String json) throws IOException {
        return mapper.readValue(json, Job.class);
    }

    private static SimpleModule values() {
        SimpleModule module = new SimpleModule();
        module.addSerializer(Optional.class, new OptionalWriter());
        module.addDeserializer(Optional.class, new OptionalReader());
        module.addSerializer(Parameters.class, new ParametersWriter());
        module.addDeserializer(Parameters.class, new ParametersReader());
        text(module, CallId.class, CallId::value, CallId::new);
        text(module, Digest.class, Digest::hex, Digest::new);
        text(module, Operation.class, Operation::name, Operation::new);
        text(module, JobHandle.class, JobHandle::value, JobHandle::new);
        text(module, MediaType.class, MediaType::toString, MediaType::parse);
        text(module, MediaSource.class, JobJson::write, JobJson::source);
        text(module, MicroDollars.class, money -> Long.toString(money.amount()), JobJson::money);
        text(module, Instant.class, Instant::toString, Instant::parse);
        text(module, Duration.class, Duration::toString, Duration::parse);
        text(module, LocalDate.class, LocalDate::toString, LocalDate::parse);
        return module;
    }

    private static <T> void text(
            SimpleModule module, Class<T> type, TextForm.Writing<T> writing, TextForm.Reading<T> reading) {
        module.addSerializer(type, new TextForm.Writer<>(type, writing));
        module.addDeserializer(type, new TextForm.Reader<>(type, reading));
    }

    private static MicroDollars money(String amount) {
        return new MicroDollars(Long.parseLong(amount));
    }

    private static String write(MediaSource source) {
        return source instanceof MediaSource.Stored stored
                ? ASSET + stored.asset()
                : ((MediaSource.Remote) source).address().toString();
    }

    private static MediaSource source(String text) {
        return text.startsWith(ASSET)
                ? new MediaSource.Stored(text.substring(ASSET.length()))
                : new MediaSource.Remote(URI.create(text));
    }
}
