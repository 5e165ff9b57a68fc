package dev.atelier.runtime.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.atelier.core.Parameters;
import dev.atelier.core.error.ErrorKind;
import dev.atelier.core.error.MediaException;
import dev.atelier.core.model.LifeCycle;
import dev.atelier.core.registry.ModelStatus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OperatorModelsTest {
    private static final String PAINT = """
            {'provider': 'paint', 'title': 'Paint', 'defaults': {'image.generate': 'paint-1'}, 'models': [
              {'id': 'paint-1', 'title': 'First', 'aliases': ['brush'], 'operations': ['image.generate'],
               'dialect': 'v1', 'prices': [{'unit': 'image', 'usd': '0.01'}]}]}
            """;

    @TempDir
    private Path home;

    private TestRegistry test;

    @BeforeEach
    void start() {
        test = restarted();
        test.bind(FakeProvider.of(PAINT), "1.0.0", 1);
    }

    @Test
    void anAddedModelIsInForceFromTheNextRequestAndTakesWhatItLacksFromAnother() {
        ModelStatus added = test.registry.putModel("Team/Fox", "paint", Parameters.of("like", "paint-1"));
        assertThat(added.configured()).isTrue();
        assertThat(added.available()).isTrue();
        Route route = test.route("team/fox");
        assertThat(route.provider()).isEqualTo("paint");
        assertThat(route.model().id()).isEqualTo("Team/Fox");
        assertThat(route.model().dialect()).isEqualTo("v1");
        assertThat(route.model().aliases()).isEmpty();
        assertThat(test.route("brush").model().id()).isEqualTo("paint-1");
    }

    @Test
    void aChangeOfABundlesOwnEntryLeavesTheRestOfItAsItIs() {
        test.registry.putModel("paint-1", "paint", Parameters.of("deprecated_on", "2026-01-01"));
        ModelStatus changed = test.registry.models().get(0);
        assertThat(changed.configured()).isTrue();
        assertThat(changed.stage()).isEqualTo(LifeCycle.Stage.DEPRECATED);
        assertThat(changed.model().title()).isEqualTo("First");
        assertThat(changed.model().aliases()).containsExactly("brush");
        assertThat(changed.model().prices()).hasSize(1);
        assertThat(test.route("paint").warnings()).hasSize(1);
        assertThat(test.registry.removeModel("PAINT-1")).isTrue();
        assertThat(test.route("paint").warnings()).isEmpty();
        assertThat(test.registry.removeModel("paint-1")).isFalse();
    }

    @Test
    void additionsAreThereAfterARestartAndWhenTheirProviderComesLater() throws IOException {
        test.registry.putModel("team/fox", "paint", Parameters.of("like", "paint-1"));
        Files.writeString(home.resolve("models/broken.json"), "{");
        TestRegistry after = restarted();
        assertThat(after.refusal("team/fox").kind()).isEqualTo(ErrorKind.UNAVAILABLE);
        assertThat(after.refusal("team/fox")).hasMessage("model team/fox waits for its provider paint");
        BoundProvider paint = after.bind(FakeProvider.of(PAINT), "1.0.0", 1);
        assertThat(after.route("team/fox").model().dialect()).isEqualTo("v1");
        after.registry.unbind(paint);
        assertThat(after.registry.models()).singleElement().matches(model -> !model.available());
        assertThat(after.registry.removeModel("team/fox")).isTrue();
        try (Stream<Path> files = Files.list(home.resolve("models"))) {
            assertThat(files.map(file -> file.getFileName().toString())).containsExactly("broken.json");
        }
    }

    @Test
    void anIdNeverBecomesAPath() throws IOException {
        test.registry.putModel("a/../../b", "paint", Parameters.of("like", "paint-1"));
        try (Stream<Path> files = Files.list(home.resolve("models"))) {
            assertThat(files).hasSize(1);
        }
        assertRefused("../b", Parameters.of("like", "paint-1"), "id must be 1 to 120");
    }

    @Test
    void aWrongEntryIsRefusedAndNothingIsKept() {
        assertRefused("m", Parameters.of("like", "oil"), "like must be one of [paint-1]");
        assertRefused("m", Parameters.of("dialect", "v1"), "operations is required");
        assertRefused("m", Parameters.of("operations", List.of("draw")), "operations is wrong");
        assertRefused("m", Parameters.of("like", "paint-1").with("retired_on", "soon"), "retired_on must be a day");
        assertRefused("m", Parameters.of("like", "paint-1").with("cost", 1), "cost is not a field of this form");
        assertRefused(
                "m",
                Parameters.of("like", "paint-1").with("schema", Map.of("$ref", "#/nowhere")),
                "schema is no JSON Schema");
        assertThat(home.resolve("models")).doesNotExist();
        assertThat(test.refusal("m").kind()).isEqualTo(ErrorKind.UNKNOWN_MODEL);
    }

    private void assertRefused(String id, Parameters entry, String sentence) {
        assertThatThrownBy(() -> test.registry.putModel(id, "paint", entry))
                .isInstanceOfSatisfying(
                        MediaException.class,
                        refused -> assertThat(refused.kind()).isEqualTo(ErrorKind.INVALID_REQUEST))
                .hasMessageStartingWith(sentence);
    }

    private TestRegistry restarted() {
        return new TestRegistry(home.resolve("models"));
    }
}
