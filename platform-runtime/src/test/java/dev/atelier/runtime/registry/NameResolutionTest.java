package dev.atelier.runtime.registry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.atelier.core.error.ErrorKind;
import dev.atelier.core.error.MediaException;
import dev.atelier.core.operation.Operation;
import dev.atelier.core.provider.Readiness;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NameResolutionTest {
    private static final String FLUX = """
            {'provider': 'flux', 'defaults': {'image.generate': 'flux-dev'},
             'prefixes': [{'prefix': 'flux', 'groups': ['image'], 'model': 'flux-dev'},
                          {'prefix': 'flux-pro', 'groups': ['image'], 'model': 'flux-pro', 'verbatim': true}],
             'models': [{'id': 'flux-dev', 'aliases': ['FLUX.1-dev', 'shared'], 'operations': ['image.generate']},
                        {'id': 'flux-pro', 'operations': ['image.generate', 'image.edit'], 'dialect': 'pro'}]}
            """;
    private static final String SOUND = """
            {'provider': 'sound', 'defaults': {'speech.generate': 'voice-1'},
             'models': [{'id': 'voice-1', 'aliases': ['shared'], 'operations': ['speech.generate']},
                        {'id': 'sound', 'operations': ['music.generate']}]}
            """;

    @TempDir
    private Path models;

    private TestRegistry test;
    private final FakeProvider flux = FakeProvider.of(FLUX);

    @BeforeEach
    void bind() {
        test = new TestRegistry(models);
        test.bind(flux, "1.0.0", 1);
        test.bind(FakeProvider.of(SOUND), "1.0.0", 2);
    }

    @ParameterizedTest
    @CsvSource({
        "flux-dev, image.generate, flux-dev",
        "FLUX-Dev, image.generate, flux-dev",
        "' flux-dev ', image.generate, flux-dev",
        "flux.1-DEV, image.generate, flux-dev",
        "flux, image.generate, flux-dev",
        "flux-schnell, image.generate, flux-dev",
        "flux-pro, image.generate, flux-pro",
        "Flux-Pro-1.1, image.generate, flux-pro-1.1",
        "flux-pro-1.1, image.edit, flux-pro-1.1",
        "shared, image.generate, flux-dev",
        "shared, speech.generate, voice-1",
        "sound, speech.generate, voice-1",
        "sound, music.generate, sound",
    })
    void exactIdThenAliasThenProviderThenLongestPrefix(String asked, String operation, String model) {
        assertThat(test.route(new Operation(operation), asked).model().id()).isEqualTo(model);
    }

    @Test
    void theRequestKeepsTheNameThatWasAskedFor() {
        assertThat(test.route("Flux-Pro-1.1").request().model()).isEqualTo("Flux-Pro-1.1");
        assertThat(test.route("Flux-Pro-1.1").model().dialect()).isEqualTo("pro");
        assertThat(test.route("Flux-Pro-1.1").provider()).isEqualTo("flux");
    }

    @ParameterizedTest
    @CsvSource({
        "flux-dev, image.edit",
        "flux, image.edit",
        "flux, speech.generate",
        "voice-1, image.generate",
        "flux-schnell, image.upscale",
    })
    void aModelThatLacksTheOperationIsNotUnknown(String asked, String operation) {
        MediaException refused = test.refusal(new Operation(operation), asked);
        assertThat(refused.kind()).isEqualTo(ErrorKind.UNSUPPORTED_OPERATION);
        assertThat(refused.getMessage()).startsWith("model " + asked + " does not offer " + operation);
        assertThat(refused.failure().field()).contains("model");
    }

    @Test
    void anUnknownNameIsToldTheClosestThatOfferTheOperation() {
        MediaException refused = test.refusal("fluks-pro");
        assertThat(refused.kind()).isEqualTo(ErrorKind.UNKNOWN_MODEL);
        assertThat(refused.failure().field()).contains("model");
        assertThat(refused)
                .hasMessage("no installed model answers to \"fluks-pro\";"
                        + " the closest for image.generate are flux-pro, flux-dev, flux, flux.1-dev");
        assertThat(test.refusal(Operation.MUSIC_GENERATE, "soud"))
                .hasMessage("no installed model answers to \"soud\"; the closest for music.generate are sound");
        assertThat(test.refusal(Operation.CHAT_COMPLETE, "gpt"))
                .hasMessage("no installed model answers to \"gpt\"; no installed model offers chat.complete");
    }

    @Test
    void aHugeNameIsNeitherComparedNorRepeated() {
        assertThat(test.refusal("x".repeat(1_000_000)).getMessage()).hasSizeLessThan(200);
    }

    @Test
    void aBlankNameIsABadRequest() {
        assertThat(test.refusal("  ").kind()).isEqualTo(ErrorKind.INVALID_REQUEST);
        assertThat(test.refusal("  ")).hasMessage("model is required and must not be blank");
    }

    @Test
    void aCatalogueThatChangesIsInForceFromTheNextRequest() {
        assertThat(test.refusal(Operation.IMAGE_UPSCALE, "flux-dev").kind()).isEqualTo(ErrorKind.UNSUPPORTED_OPERATION);
        flux.now(FakeProvider.info(
                FLUX.replace("'flux-pro', 'operations': [", "'flux-pro', 'aliases': ['new'], 'operations': ["),
                Readiness.ready(),
                true));
        assertThat(test.route("new").model().id()).isEqualTo("flux-pro");
        flux.now(FakeProvider.info(FLUX.replace("'dialect': 'pro'", "'dialect': 'max'"), Readiness.ready(), true));
        assertThat(test.route("flux-pro").model().dialect()).isEqualTo("max");
    }
}
