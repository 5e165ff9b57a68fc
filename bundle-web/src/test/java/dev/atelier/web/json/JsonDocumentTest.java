package dev.atelier.web.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.atelier.core.media.Digest;
import dev.atelier.core.media.MediaContent;
import dev.atelier.core.media.MediaType;
import dev.atelier.web.testing.FakeContent;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonDocumentTest {
    private static FakeContent content(int length) {
        byte[] bytes = new byte[length];
        new Random(length).nextBytes(bytes);
        return new FakeContent(MediaType.PNG, bytes);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 7_500, 98_303, 98_304, 98_305, 196_608, 300_000})
    void embedsMediaOfAnyLength(int length) throws IOException {
        FakeContent media = content(length);
        JsonDocument document = JsonWriter.document(new Data()
                .with("before", "ä")
                .with("list", List.of(new Data().with("url", new Embedded(media, true)), new Embedded(media, false)))
                .with("after", 7));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        document.writeTo(out);
        String base64 = Base64.getEncoder().encodeToString(media.bytes());

        assertThat(out.toString(StandardCharsets.UTF_8))
                .isEqualTo("{\"before\":\"ä\",\"list\":[{\"url\":\"data:image/png;base64," + base64 + "\"},\"" + base64
                        + "\"],\"after\":7}");
        assertThat(document.length()).isEqualTo(out.size());
        assertThat(document.bytes()).isEqualTo(out.toByteArray());
    }

    @Test
    void bytesThatEndEarlyAreNoAnswer() {
        FakeContent media = content(10);
        JsonDocument document = new JsonDocument();
        document.add(new Longer(media));

        assertThatThrownBy(() -> document.writeTo(OutputStream.nullOutputStream()))
                .isInstanceOf(EOFException.class);
    }

    /** Says that it has one byte more than it has. */
    private record Longer(FakeContent media) implements MediaContent {
        @Override
        public MediaType type() {
            return media.type();
        }

        @Override
        public long length() {
            return media.length() + 1;
        }

        @Override
        public Digest digest() {
            return media.digest();
        }

        @Override
        public InputStream open() {
            return media.open();
        }
    }
}
