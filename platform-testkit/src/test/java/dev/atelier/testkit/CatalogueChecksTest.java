package dev.atelier.testkit;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.atelier.runtime.catalogue.JsonCatalogueReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class CatalogueChecksTest {
    private static final String GOOD = """
            {"provider": "paint", "defaults": {"image.generate": "paint-1"},
             "prefixes": [{"prefix": "paint-", "groups": ["image"], "model": "paint-1"}],
             "models": [{"id": "paint-1", "aliases": ["p1"], "operations": ["image.generate"],
               "schema": {"type": "object", "properties": {"n": {"type": "integer", "maximum": 4, "default": 1}},
                          "required": ["n"], "additionalProperties": false},
               "prices": [{"unit": "image", "usd": "0.01", "when": {"n": "1"}}],
               "available_from": "2026-01-01", "retired_on": "2027-01-01"}]}
            """;

    private static final String SECOND = """
            {"id": "paint-2", "operations": ["image.generate"],
             "schema": {"type": "object", "additionalProperties": false}}
            """;

    @Test
    void acceptsWhatIsSound() throws IOException {
        CatalogueChecks checks = checks(GOOD);

        assertThatCode(() -> {
                    checks.names();
                    checks.defaults();
                    checks.prefixes();
                    checks.lifeCycles();
                    checks.schemas();
                    checks.prices();
                })
                .doesNotThrowAnyException();
    }

    @Test
    void acceptsADyingDefaultWhereNothingElseLives() throws IOException {
        CatalogueChecks checks = checks(GOOD.replace("2027-01-01", "2026-02-01"));

        assertThatCode(checks::defaults).doesNotThrowAnyException();
    }

    @Test
    void findsWhatIsNot() {
        refuses("\"p1\"", "\"P1\"", CatalogueChecks::names);
        refuses("\"p1\"", "\"paint-1\"", CatalogueChecks::names);
        refuses("\"p1\"", "\"paint\"", CatalogueChecks::names);
        refuses("\"image.generate\": \"paint-1\"", "", CatalogueChecks::defaults);
        refuses("2027-01-01\"}", "2026-02-01\"}, " + SECOND, CatalogueChecks::defaults);
        refuses("\"image\"], \"model\"", "\"video\"], \"model\"", CatalogueChecks::prefixes);
        refuses("2027-01-01", "2025-01-01", CatalogueChecks::lifeCycles);
        refuses("\"2027-01-01\"", "\"2027-01-01\", \"successor\": \"none\"", CatalogueChecks::lifeCycles);
        refuses("\"default\": 1", "\"default\": 5", CatalogueChecks::schemas);
        refuses(", \"additionalProperties\": false", "", CatalogueChecks::schemas);
        refuses("\"required\": [\"n\"]", "\"required\": [\"m\"]", CatalogueChecks::schemas);
        refuses("\"when\": {\"n\"", "\"when\": {\"m\"", CatalogueChecks::prices);
    }

    private static void refuses(String part, String replacement, Consumer<CatalogueChecks> check) {
        assertThatThrownBy(() -> check.accept(checks(GOOD.replace(part, replacement))))
                .as(replacement)
                .isInstanceOf(AssertionError.class);
    }

    private static CatalogueChecks checks(String json) throws IOException {
        return new CatalogueChecks(
                new JsonCatalogueReader().read(new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8))),
                LocalDate.of(2026, 11, 20));
    }
}
