package dev.atelier.runtime.validation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.atelier.core.Parameters;
import dev.atelier.core.error.ErrorKind;
import dev.atelier.core.error.MediaException;
import dev.atelier.core.media.MediaSource;
import dev.atelier.core.operation.MediaRequest;
import dev.atelier.core.operation.Operation;
import dev.atelier.runtime.catalogue.JsonCatalogueReader;
import dev.atelier.runtime.catalogue.json.JsonText;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RequestRulesTest {
    private static final String ENTRY = """
            {"operations": ["image.generate"],
             "inputs": [{"role": "image", "min": 0, "max": 2}, {"role": "mask", "min": 1, "max": 1}],
             "schema": {"type": "object", "required": ["prompt"], "additionalProperties": false, "properties": {
                "prompt": {"type": "string", "maxLength": 20},
                "width": {"type": "integer", "minimum": 64, "maximum": 4096, "multipleOf": 8, "default": 1024},
                "seed": {"type": "integer", "minimum": 0},
                "guidance": {"type": "number", "exclusiveMinimum": 0, "maximum": 20},
                "ratio": {"type": "number", "exclusiveMinimum": 0, "exclusiveMaximum": 1},
                "quality": {"type": "string", "enum": ["low", "high"], "default": "low"},
                "style": {"const": "plain"},
                "colour": {"type": "string", "pattern": "^#[0-9a-f]{6}$"},
                "code": {"type": "string", "minLength": 2, "maxLength": 2},
                "tags": {"type": "array", "minItems": 1, "maxItems": 2, "uniqueItems": true, "items": {"type": "string"}},
                "safe": {"type": ["boolean", "string"]},
                "size": {"anyOf": [{"enum": ["auto"]}, {"type": "string", "pattern": "^[0-9]+x[0-9]+$"}]},
                "scenes": {"type": "array", "items": {"type": "object", "required": ["text"], "properties": {
                    "text": {"type": "string"}, "seconds": {"$ref": "#/$defs/seconds"}}}},
                "frame": {"type": "object", "properties": {"colour": {"type": "string", "default": "black"}}},
                "odd": {"not": {"const": 1}}},
               "$defs": {"seconds": {"type": "integer", "maximum": 60}}}}
            """;

    private final RequestRules rules = new RequestRules(new JsonCatalogueReader().readModel("m", json(ENTRY)));

    @Test
    void fillsADefaultOnlyForTheOperationsThatItNames() {
        RequestRules both = new RequestRules(new JsonCatalogueReader().readModel("m", json("""
                {'operations': ['image.generate', 'image.edit'], 'schema': {'type': 'object', 'properties': {
                    'width': {'type': 'integer', 'default': 1024, 'default_for': ['image.generate']},
                    'seed': {'type': 'integer', 'default': 7}}}}
                """)));

        assertThat(both.complete(MediaRequest.of(Operation.IMAGE_GENERATE, "m", Parameters.EMPTY))
                        .parameters())
                .isEqualTo(json("{'width': 1024, 'seed': 7}"));
        assertThat(both.complete(MediaRequest.of(Operation.IMAGE_EDIT, "m", Parameters.EMPTY))
                        .parameters())
                .isEqualTo(json("{'seed': 7}"));
    }

    @Test
    void whatIsAskedAgainIsAnsweredTheSame() {
        for (int round = 0; round < 2; round++) {
            for (int seed = 0; seed < 100; seed++) {
                assertThat(complete("{'prompt': 'a fox', 'seed': " + seed + "}").parameters())
                        .isEqualTo(json("{'prompt': 'a fox', 'seed': " + seed + ", 'width': 1024, 'quality': 'low'}"));
            }
            assertThatThrownBy(() -> complete("{'prompt': 'a fox', 'seed': -1}"))
                    .isInstanceOf(MediaException.class)
                    .hasMessageStartingWith("seed ");
        }
        assertThatThrownBy(() -> rules.complete(
                        MediaRequest.of(Operation.IMAGE_GENERATE, "m", json("{'prompt': 'a fox', 'seed': 99}"))))
                .isInstanceOf(MediaException.class)
                .hasMessageContaining("mask is required");
    }

    @Test
    void fillsDefaultsAlsoWithinObjectsThatWereGiven() {
        Parameters completed = complete("{'prompt': 'a fox', 'frame': {'width': 3}, 'quality': 'high'}")
                .parameters();
        assertThat(completed)
                .isEqualTo(json("{'prompt': 'a fox', 'frame': {'width': 3, 'colour': 'black'}, 'quality': 'high',"
                        + " 'width': 1024}"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "{}|prompt|is required",
                "{'prompt': '  '}|prompt|is required and must not be blank",
                "{'prompt': 7}|prompt|must be text, but is 7",
                "{'prompt': 'a fox that jumps over it'}|prompt|must have at most 20 characters, but has 24",
                "{'prompt': 'a', 'width': 9}|width|must be between 64 and 4096, but is 9",
                "{'prompt': 'a', 'width': 9000}|width|must be between 64 and 4096, but is 9000",
                "{'prompt': 'a', 'width': 65}|width|must be a multiple of 8, but is 65",
                "{'prompt': 'a', 'width': '512'}|width|must be an integer, but is \"512\"",
                "{'prompt': 'a', 'width': 64.5}|width|must be an integer, but is 64.5",
                "{'prompt': 'a', 'seed': -1}|seed|must be at least 0, but is -1",
                "{'prompt': 'a', 'guidance': 0}|guidance|must be above 0 and at most 20, but is 0",
                "{'prompt': 'a', 'guidance': 21}|guidance|must be above 0 and at most 20, but is 21",
                "{'prompt': 'a', 'ratio': 1}|ratio|must be above 0 and below 1, but is 1",
                "{'prompt': 'a', 'quality': 'best'}|quality|must be one of low, high, but is \"best\"",
                "{'prompt': 'a', 'style': 'rich'}|style|must be plain, but is \"rich\"",
                "{'prompt': 'a', 'colour': 'red'}|colour|must match ^#[0-9a-f]{6}$, but is \"red\"",
                "{'prompt': 'a', 'code': 'x'}|code|must have 2 characters, but has 1",
                "{'prompt': 'a', 'tags': []}|tags|must hold between 1 and 2 items, but holds 0",
                "{'prompt': 'a', 'tags': ['a', 'b', 'c']}|tags|must hold between 1 and 2 items, but holds 3",
                "{'prompt': 'a', 'tags': ['a', 'a']}|tags|must not hold anything twice, but is [\"a\",\"a\"]",
                "{'prompt': 'a', 'tags': [1]}|tags[0]|must be text, but is 1",
                "{'prompt': 'a', 'tags': 'a'}|tags|must be a list, but is \"a\"",
                "{'prompt': 'a', 'safe': 1}|safe|must be true or false or text, but is 1",
                "{'prompt': 'a', 'size': 'big'}|size|must be one of auto or must match ^[0-9]+x[0-9]+$, but is \"big\"",
                "{'prompt': 'a', 'scenes': [{'text': 'b'}, {}]}|scenes[1].text|is required",
                "{'prompt': 'a', 'scenes': [{'text': 'b', 'seconds': 61}]}|scenes[0].seconds|must be at most 60, but is 61",
                "{'prompt': 'a', 'frame': 'x'}|frame|must be an object, but is \"x\"",
                "{'prompt': 'a', 'odd': 1}|odd|is not allowed here",
                "{'prompt': 'a', 'heigth': 64}|heigth|is not known here; allowed are code, colour, frame, guidance,"
                        + " odd, prompt, quality, ratio, safe, scenes, seed, size, style, tags, width",
            })
    void namesTheFieldWhatCameAndWhatIsAllowed(String parameters, String field, String problem) {
        assertThatThrownBy(() -> complete(parameters)).isInstanceOfSatisfying(MediaException.class, refused -> {
            assertThat(refused.kind()).isEqualTo(ErrorKind.INVALID_REQUEST);
            assertThat(refused.failure().field()).contains(field);
            assertThat(refused).hasMessage(field + " " + problem);
        });
    }

    @Test
    void aLongValueIsNotRepeatedWhole() {
        assertThatThrownBy(() -> complete("{'prompt': 'a', 'quality': '" + "x".repeat(500) + "'}"))
                .satisfies(refused ->
                        assertThat(refused.getMessage()).endsWith("xxx...").hasSizeLessThan(200));
    }

    @Test
    void mediaMustFitTheSlots() {
        assertThat(refusal(Map.of("image", 1))).isEqualTo("mask is required");
        assertThat(refusal(Map.of("mask", 1, "image", 5))).isEqualTo("image takes at most 2, but 5 were given");
        assertThat(refusal(Map.of("mask", 1, "video", 1))).isEqualTo("video is not taken by m; it takes image, mask");
        assertThat(complete("{'prompt': 'a'}").inputs()).containsOnlyKeys("mask");
    }

    @Test
    void anEntryWithoutSchemaTakesAnyParameters() {
        RequestRules none =
                new RequestRules(new JsonCatalogueReader().readModel("m", json("{'operations': ['image.generate']}")));
        MediaRequest request = MediaRequest.of(Operation.IMAGE_GENERATE, "m", json("{'any': [1]}"));
        assertThat(none.complete(request)).isEqualTo(request);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'properties': {'a': {'pattern': '('}}}",
                "{'properties': {'a': {'$ref': '#/$defs/none'}}}",
                "{'properties': {'a': {'$ref': 'http://127.0.0.1:9/schema.json'}}}",
                "{'$schema': 'http://127.0.0.1:9/meta.json'}"
            })
    void aBrokenSchemaIsTold(String schema) {
        Parameters entry = json("{'operations': ['image.generate']}").with("schema", json(schema));
        RequestRules broken = new RequestRules(new JsonCatalogueReader().readModel("m", entry));
        assertThatThrownBy(broken::compile)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("no JSON Schema: ");
    }

    private MediaRequest complete(String parameters) {
        MediaRequest request = MediaRequest.of(Operation.IMAGE_GENERATE, "m", json(parameters));
        return rules.complete(request.withInputs(Map.of("mask", sources(1))));
    }

    private String refusal(Map<String, Integer> inputs) {
        MediaRequest request = MediaRequest.of(Operation.IMAGE_GENERATE, "m", json("{'prompt': 'a'}"));
        Map<String, List<MediaSource>> given = new java.util.TreeMap<>();
        inputs.forEach((role, count) -> given.put(role, sources(count)));
        try {
            rules.complete(request.withInputs(given));
            return "none";
        } catch (MediaException refused) {
            return refused.getMessage();
        }
    }

    private static List<MediaSource> sources(int count) {
        return Collections.nCopies(count, new MediaSource.Remote(URI.create("https://example.org/a.png")));
    }

    private static Parameters json(String text) {
        try {
            byte[] bytes = text.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
            return new JsonText().read(new ByteArrayInputStream(bytes));
        } catch (IOException wrong) {
            throw new UncheckedIOException(wrong);
        }
    }
}
