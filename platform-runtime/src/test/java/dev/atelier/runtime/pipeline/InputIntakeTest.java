package dev.atelier.runtime.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.atelier.core.Parameters;
import dev.atelier.core.error.ErrorKind;
import dev.atelier.core.error.MediaException;
import dev.atelier.core.media.MediaSource;
import dev.atelier.core.media.MediaType;
import dev.atelier.core.operation.MediaRequest;
import dev.atelier.core.operation.Operation;
import dev.atelier.runtime.fixture.MemoryOutputs;
import dev.atelier.runtime.fixture.Samples;
import dev.atelier.runtime.registry.Route;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The sample model takes at most two inputs named image, each a PNG of at most 10 bytes. */
class InputIntakeTest {
    private static final MediaSource REMOTE = new MediaSource.Remote(URI.create("https://example.com/boat.png"));

    private final MemoryOutputs outputs = new MemoryOutputs();
    private final InputIntake intake = new InputIntake(outputs, (field, address, sink) -> Samples.png());

    private static Route route(String role, MediaSource... sources) {
        MediaRequest request =
                new MediaRequest(Operation.IMAGE_GENERATE, "fake", Parameters.EMPTY, Map.of(role, List.of(sources)));
        return new Route("fake", Samples.model(), request, List.of());
    }

    private MediaRequest take(Route route) {
        return intake.take(Samples.id(1), route, Samples.CALLER);
    }

    private void assertRefused(Route route, ErrorKind kind, String... words) {
        assertThatThrownBy(() -> take(route)).isInstanceOfSatisfying(MediaException.class, e -> {
            assertThat(e.kind()).isEqualTo(kind);
            assertThat(e.failure().message()).contains(words);
        });
    }

    private MediaSource stored(MediaType type, int length) {
        return new MediaSource.Stored(outputs.add(new MemoryOutputs.Bytes(type, new byte[length])));
    }

    @Test
    void remoteMediaAreFetchedAndStoredWhereTheyOutliveARestart() {
        MediaSource known = stored(MediaType.PNG, 10);

        List<MediaSource> inputs = take(route("image", known, REMOTE)).inputs("image");

        assertThat(inputs).hasSize(2).allSatisfy(input -> assertThat(input).isInstanceOf(MediaSource.Stored.class));
        assertThat(inputs.get(0)).isEqualTo(known);
        MediaSource.Stored fetched = (MediaSource.Stored) inputs.get(1);
        assertThat(outputs.assets.get(fetched.asset()).digest())
                .isEqualTo(Samples.png().digest());
    }

    @Test
    void aRoleThatTheModelDoesNotKnowIsRefusedWithTheOnesItKnows() {
        assertRefused(route("mask", REMOTE), ErrorKind.INVALID_REQUEST, "mask", "fake-1", "[image]");
    }

    @Test
    void tooManyAreRefusedBeforeAnyIsFetched() {
        InputIntake noFetching = new InputIntake(outputs, (field, address, sink) -> {
            throw new AssertionError("fetched " + address);
        });

        assertThatThrownBy(() -> noFetching.take(Samples.id(1), route("image", REMOTE, REMOTE, REMOTE), Samples.CALLER))
                .isInstanceOfSatisfying(
                        MediaException.class,
                        e -> assertThat(e.failure().message()).contains("image", "0..2", "3"));
    }

    @Test
    void aTypeThatTheModelDoesNotTakeIsRefused() {
        assertRefused(
                route("image", stored(MediaType.GIF, 5)),
                ErrorKind.UNSUPPORTED_MEDIA,
                "image",
                "image/png",
                "image/gif");
    }

    @Test
    void whatIsTooLargeIsRefused() {
        assertRefused(route("image", stored(MediaType.PNG, 11)), ErrorKind.TOO_LARGE, "image", "10", "11");
    }

    @Test
    void anAssetThatIsNotThereIsRefused() {
        assertRefused(route("image", new MediaSource.Stored("gone")), ErrorKind.NOT_FOUND, "image");
    }
}
