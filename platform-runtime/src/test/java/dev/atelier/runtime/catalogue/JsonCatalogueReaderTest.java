package dev.atelier.runtime.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.atelier.core.MicroDollars;
import dev.atelier.core.Parameters;
import dev.atelier.core.error.ErrorKind;
import dev.atelier.core.error.MediaException;
import dev.atelier.core.model.InputSlot;
import dev.atelier.core.model.LifeCycle;
import dev.atelier.core.model.ModelCatalogue;
import dev.atelier.core.model.ModelDescriptor;
import dev.atelier.core.model.PrefixRule;
import dev.atelier.core.model.PriceRule;
import dev.atelier.core.model.PriceUnit;
import dev.atelier.core.operation.Operation;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonCatalogueReaderTest {
    private static final String WHOLE = """
            {"provider": "paint", "title": "Paint shop",
             "defaults": {"image.generate": "paint-1"},
             "prefixes": [{"prefix": "Paint-", "groups": ["image"], "model": "paint-1", "verbatim": true}],
             "schemas": {"image": {"type": "object", "properties": {"width": {"type": "integer", "minimum": 64}}}},
             "models": [
               {"id": "paint-1", "title": "Paint", "aliases": ["brush"], "operations": ["image.generate", "image.edit"],
                "dialect": "paint", "capabilities": ["seed"], "schema": "image",
                "inputs": [{"role": "image", "min": 1, "max": 4, "types": ["image/*"], "max_bytes": 1000}],
                "prices": [{"unit": "image", "usd": "0.042", "per": 1, "when": {"quality": "high"}},
                           {"unit": "input_token", "usd": 2.5, "per": 1000000}],
                "available_from": "2026-01-01", "deprecated_on": "2026-02-01", "retired_on": "2026-03-01",
                "successor": "paint-2", "note": "old"},
               {"id": "paint-2", "like": "paint-1", "title": "Paint 2", "operations": ["image.generate"]}]}
            """;

    private final JsonCatalogueReader reader = new JsonCatalogueReader();

    @Test
    void readsEveryField() throws IOException {
        ModelCatalogue catalogue = reader.read(json(WHOLE));
        assertThat(catalogue.provider()).isEqualTo("paint");
        assertThat(catalogue.title()).isEqualTo("Paint shop");
        assertThat(catalogue.defaults()).isEqualTo(Map.of(Operation.IMAGE_GENERATE, "paint-1"));
        assertThat(catalogue.prefixes()).containsExactly(new PrefixRule("paint-", Set.of("image"), "paint-1", true));
        assertThat(catalogue.models().get(0)).isEqualTo(paint1());
    }

    @Test
    void anEntryTakesFromTheOneItIsLikeAllButNamesAndDates() throws IOException {
        ModelDescriptor second = reader.read(json(WHOLE)).models().get(1);
        assertThat(second.title()).isEqualTo("Paint 2");
        assertThat(second.operations()).containsExactly(Operation.IMAGE_GENERATE);
        assertThat(second.prices()).isEqualTo(paint1().prices());
        assertThat(second.schema()).isEqualTo(paint1().schema());
        assertThat(second.aliases()).isEmpty();
        assertThat(second.lifeCycle()).isEqualTo(LifeCycle.ALWAYS);
    }

    @Test
    void writesWhatItReads() {
        assertThat(reader.readModel("paint-1", reader.writeModel(paint1()))).isEqualTo(paint1());
        Parameters least = Parameters.of("title", "m").with("operations", List.of("image.generate"));
        assertThat(reader.writeModel(reader.readModel("m", least))).isEqualTo(least);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "'id': 'paint-2'|'id': 'paint-1'|models[1] (paint-1).id must be unique",
                "'unit': 'image'|'unit': 'picture'|models[0] (paint-1).prices[0].unit must be one of call, image",
                "2.5|'cheap'|models[0] (paint-1).prices[1].usd must be an amount in dollars",
                "2.5|-1|models[0] (paint-1).prices[1].usd must be an amount in dollars",
                "'2026-03-01'|'March'|models[0] (paint-1).retired_on must be a day such as 2026-01-31, but is \"March\"",
                "'max': 4|'max': 0|models[0] (paint-1).inputs[0].max must be at least min, which is 1, but is 0",
                "'max': 4|'max': 'x'|models[0] (paint-1).inputs[0].max must be an integer, but is \"x\"",
                "'role': 'image'|'role': ''|models[0] (paint-1).inputs[0].role is required",
                "'schema': 'image'|'schema': 'img'|models[0] (paint-1).schema must be an object or one of [image]",
                "'dialect'|'dialekt'|models[0] (paint-1).dialekt is not a field of this form; it has aliases,",
                "['image.generate']|['generate']|models[1] (paint-2).operations is wrong: not an operation name",
                "['image.generate']|[]|models[1] (paint-2).operations is required and must name at least one",
                "'like': 'paint-1'|'like': 'oil'|models[1] (paint-2).like names \"oil\", which is none of the entries",
                "'image.generate': 'paint-1'|'image.edit': 'paint-2'|defaults.image.edit names paint-2, which does not",
                "'model': 'paint-1'|'model': 'x'|prefixes[0].model names \"x\"",
                "'provider': 'paint'|'provider': ' '|provider is required and must not be blank",
                "'id': 'paint-2'|'id': 'a b'|models[1] (a b).id must be 1 to 120",
            })
    void namesTheEntryAndTheField(String from, String to, String sentence) {
        String wrong = WHOLE.replace(from.replace('\'', '"'), to.replace('\'', '"'));
        assertThat(wrong).isNotEqualTo(WHOLE);
        assertThatThrownBy(() -> reader.read(json(wrong)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("catalogue: " + sentence);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"{\"provider\": ", "[]", "null", "{} {}", "{\"provider\": \"a\", \"provider\": \"b\"}"})
    void refusesWhatIsNotOneJsonObject(String text) {
        assertThatThrownBy(() -> reader.read(json(text))).isInstanceOf(IOException.class);
    }

    @Test
    void aSingleEntryIsRefusedAsARequest() {
        assertThatThrownBy(() -> reader.readModel("m", Parameters.of("operations", 1)))
                .isInstanceOfSatisfying(MediaException.class, refused -> {
                    assertThat(refused.kind()).isEqualTo(ErrorKind.INVALID_REQUEST);
                    assertThat(refused.failure().field()).contains("operations");
                    assertThat(refused).hasMessage("operations must be a list, but is 1");
                });
    }

    private static ModelDescriptor paint1() {
        return new ModelDescriptor(
                "paint-1",
                "Paint",
                Set.of("brush"),
                Set.of(Operation.IMAGE_GENERATE, Operation.IMAGE_EDIT),
                "paint",
                Set.of("seed"),
                Parameters.of("type", "object")
                        .with("properties", Map.of("width", Map.of("type", "integer", "minimum", 64))),
                List.of(new InputSlot("image", 1, 4, Set.of("image/*"), 1000)),
                List.of(
                        new PriceRule(PriceUnit.IMAGE, new MicroDollars(42_000), 1, Map.of("quality", "high")),
                        new PriceRule(PriceUnit.INPUT_TOKEN, new MicroDollars(2_500_000), 1_000_000, Map.of())),
                new LifeCycle(
                        Optional.of(LocalDate.of(2026, 1, 1)),
                        Optional.of(LocalDate.of(2026, 2, 1)),
                        Optional.of(LocalDate.of(2026, 3, 1)),
                        Optional.of("paint-2")),
                Optional.of("old"));
    }

    private static InputStream json(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }
}
