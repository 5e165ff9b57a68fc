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
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VideoDefaultsTest {
    private static Parameters json(String text) {
        try {
            return new JsonText()
                    .read(new ByteArrayInputStream(text.replace('\'', '"').getBytes(StandardCharsets.UTF_8)));
        } catch (IOException wrong) {
            throw new UncheckedIOException(wrong);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'duration_seconds': {'type': 'integer', 'default': 8}} | {} | {'duration_seconds': 5}",
                "{'duration_seconds': {'enum': [4, 8, 12]}} | {} | {'duration_seconds': 4}",
                "{'duration_seconds': {'minimum': 6, 'maximum': 9}} | {} | {'duration_seconds': 6}",
                "{'duration_seconds': {'maximum': 3}} | {} | {'duration_seconds': 3}",
                "{'duration_seconds': {}} | {'duration_seconds': 7} | {'duration_seconds': 7}",
                "{'aspect_ratio': {'enum': ['16:9', '9:16'], 'default': '16:9'}} | {} | {'aspect_ratio': '9:16'}",
                "{'aspect_ratio': {'enum': ['16:9', '1:1'], 'default': '1:1'}} | {} | {'aspect_ratio': '1:1'}",
                "{'aspect_ratio': {}, 'size': {}} | {'size': '64x64'} | {'size': '64x64'}",
                "{'prompt': {}} | {} | {}",
            })
    void areFilledInWhereTheModelKnowsTheField(String properties, String given, String complete) {
        RequestRules rules = new RequestRules(new JsonCatalogueReader()
                .readModel(
                        "m",
                        json("{'operations': ['video.generate', 'video.edit'], 'schema': {'properties': " + properties
                                + "}}")));

        assertThat(rules.complete(MediaRequest.of(Operation.VIDEO_GENERATE, "m", json(given)))
                        .parameters())
                .isEqualTo(json(complete));
    }

    @Test
    void areForNewVideosOnly() {
        RequestRules rules = new RequestRules(new JsonCatalogueReader()
                .readModel(
                        "m",
                        json("{'operations': ['video.edit'], 'schema': {'properties': {'duration_seconds': {}}}}")));

        assertThat(rules.complete(MediaRequest.of(Operation.VIDEO_EDIT, "m", Parameters.EMPTY))
                        .parameters())
                .isEqualTo(Parameters.EMPTY);
    }

    @Test
    void aModelThatTakesNoLastFrameCannotDoIt() {
        RequestRules rules = new RequestRules(
                new JsonCatalogueReader().readModel("m", json("{'operations': ['video.generate'], 'schema': {}}")));
        MediaRequest request = MediaRequest.of(Operation.VIDEO_GENERATE, "m", Parameters.EMPTY)
                .withInputs(Map.of("last_frame", List.of(new MediaSource.Stored("a"))));

        assertThatThrownBy(() -> rules.complete(request))
                .hasMessage("m makes no videos between two pictures: it takes no last frame")
                .isInstanceOfSatisfying(
                        MediaException.class, e -> assertThat(e.kind()).isEqualTo(ErrorKind.UNSUPPORTED_OPERATION));
    }
}
