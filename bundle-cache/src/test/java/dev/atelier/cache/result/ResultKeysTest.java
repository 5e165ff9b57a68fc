package dev.atelier.cache.result;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.atelier.core.Parameters;
import dev.atelier.core.asset.Asset;
import dev.atelier.core.media.MediaSource;
import dev.atelier.core.media.MediaType;
import dev.atelier.core.operation.Operation;
import dev.atelier.core.pipeline.Call;
import dev.atelier.core.pipeline.CallOptions;
import dev.atelier.testkit.vendor.HeldContent;
import java.net.URI;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ResultKeysTest {
    private final MemoryLibrary library = new MemoryLibrary();
    private final ResultKeys keys = new ResultKeys(library, false);

    private MediaSource input(String id, String bytes) {
        HeldContent content = new HeldContent(MediaType.PNG, bytes.getBytes(UTF_8));
        library.add(new Asset(
                id,
                content.digest(),
                content.type(),
                content.length(),
                1,
                Asset.Origin.UPLOAD,
                Instant.EPOCH,
                Optional.empty(),
                Parameters.EMPTY));
        return new MediaSource.Stored(id);
    }

    private void equal(Call one, Call other) {
        assertThat(keys.of(one)).isPresent().isEqualTo(keys.of(other));
    }

    private void different(Call one, Call other) {
        assertThat(keys.of(one)).isPresent().isNotEqualTo(keys.of(other));
    }

    @Test
    void theOrderOfParametersAndTheCallersOtherWishesDoNotMatter() {
        Call call = Calls.picture(Parameters.of("seed", 7).with("width", 64));

        equal(call, Calls.picture(Parameters.of("width", 64).with("seed", 7)));
        equal(call, Calls.with(CallOptions.DEFAULT.withLabels(Map.of("session_id", "1")), call));
        equal(call, Calls.with(CallOptions.DEFAULT.withKeep(false), call));
    }

    @Test
    void customerOperationAndParametersMatter() {
        Call call = Calls.seeded(7);

        different(call, Calls.seeded(8));
        different(call, Calls.by(2, call));
        different(call, Calls.call(Operation.IMAGE_VARIATION, call.request().parameters()));
        assertThat(new ResultKeys(library, true).of(call))
                .isEqualTo(new ResultKeys(library, true).of(Calls.by(2, call)));
    }

    @Test
    void inputsMatterByTheirBytesOrderAndRole() {
        Call call = Calls.seeded(7);
        MediaSource first = input("1", "first");
        MediaSource same = input("2", "first");
        MediaSource second = input("3", "second");
        Call one = Calls.with(Map.of("image", List.of(first, second)), call);

        equal(one, Calls.with(Map.of("image", List.of(same, second)), call));
        different(one, Calls.with(Map.of("image", List.of(second, first)), call));
        different(one, Calls.with(Map.of("image", List.of(first), "mask", List.of(second)), call));
        different(one, call);
    }

    @Test
    void theOrderOfRolesDoesNotMatter() {
        Map<String, List<MediaSource>> roles = new LinkedHashMap<>();
        roles.put("mask", List.of(input("1", "first")));
        roles.put("image", List.of(input("2", "second")));
        Map<String, List<MediaSource>> turned = new LinkedHashMap<>();
        turned.put("image", roles.get("image"));
        turned.put("mask", roles.get("mask"));

        equal(Calls.with(roles, Calls.seeded(7)), Calls.with(turned, Calls.seeded(7)));
    }

    @Test
    void whatIsNotHereHasNoKey() {
        Call call = Calls.seeded(7);

        assertThat(keys.of(Calls.with(Map.of("image", List.of(new MediaSource.Stored("gone"))), call)))
                .isEmpty();
        MediaSource elsewhere = new MediaSource.Remote(URI.create("https://example.org/picture.png"));
        assertThat(keys.of(Calls.with(Map.of("image", List.of(elsewhere)), call)))
                .isEmpty();
    }
}
