package dev.atelier.testkit;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.atelier.core.Parameters;
import dev.atelier.core.media.MediaContent;
import dev.atelier.core.media.MediaType;
import dev.atelier.core.operation.Artifact;
import dev.atelier.core.operation.MediaResult;
import java.io.ByteArrayInputStream;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ResultChecksTest {
    private final MemorySink sink = new MemorySink();

    @Test
    void acceptsAPictureInTheSink() {
        MediaContent picture = sink.store(MediaType.PNG, new ByteArrayInputStream(new byte[] {1, 2}));

        assertThatCode(() -> ResultChecks.check(MediaResult.of(new Artifact("image", picture)), sink))
                .doesNotThrowAnyException();
    }

    @Test
    void findsAResultOfNothing() {
        assertThatThrownBy(() -> ResultChecks.check(MediaResult.of(), sink)).isInstanceOf(AssertionError.class);
    }

    @Test
    void findsAPictureThatWentPastTheSink() {
        MediaContent elsewhere = MemorySink.content(MediaType.PNG, new byte[] {1});

        assertThatThrownBy(() -> ResultChecks.check(MediaResult.of(new Artifact("image", elsewhere)), sink))
                .isInstanceOf(AssertionError.class);
    }

    @Test
    void findsAWriterLeftOpen() {
        sink.open(MediaType.PNG);

        assertThatThrownBy(() -> ResultChecks.check(MediaResult.of(Parameters.of("text", "hi")), sink))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("open");
    }

    @Test
    void findsAUnitThatNobodyPrices() {
        MediaResult result = MediaResult.of(Parameters.of("text", "hi")).withUnits(Map.of("tokens", 1L));

        assertThatThrownBy(() -> ResultChecks.check(result, sink)).isInstanceOf(AssertionError.class);
    }
}
