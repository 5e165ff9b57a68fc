package dev.atelier.xai;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.atelier.core.MicroDollars;
import dev.atelier.core.Parameters;
import dev.atelier.core.error.ErrorKind;
import dev.atelier.core.error.Failure;
import dev.atelier.core.error.MediaException;
import dev.atelier.core.model.ModelCatalogue;
import dev.atelier.core.model.ModelDescriptor;
import dev.atelier.core.model.PriceUnit;
import dev.atelier.core.operation.Operation;
import dev.atelier.core.provider.Readiness;
import dev.atelier.testkit.TestCall;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class XaiProviderTest extends XaiTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "400 | {'error':{'message':'Invalid n','param':'n','code':'invalid_value'}}  | INVALID_REQUEST   | Invalid n",
                "400 | {'code':'Client specified an invalid argument','error':'Bad size'}    | PROVIDER_REJECTED | Bad size",
                "400 | {'code':'x','error':'Incorrect API key provided: xa***12'}            | PROVIDER_AUTH     | dev.atelier.xai/apiKey",
                "400 | {'error':'Generated image rejected by content moderation.'}           | MODERATED         | rejected",
                "403 | {'code':'permission-denied','error':'Content violates usage guidelines.'} | MODERATED     | guidelines",
                "403 | {'error':'Your team has used all available credits'}                  | PROVIDER_QUOTA    | credits",
                "401 | {'error':'No key'}                                                    | PROVIDER_AUTH     | No key",
                "404 | {'error':'The model grok-9 does not exist'}                           | PROVIDER_REJECTED | grok-9",
                "422 | {'error':'Failed to deserialize'}                                     | PROVIDER_REJECTED | deserialize",
                "500 | {'error':{'message':'moderation service is down'}}                    | PROVIDER_FAILED   | down",
            })
    void readsTheThreeShapesOfErrors(int status, String body, ErrorKind kind, String words) {
        answer(status, body);

        Failure failure = failure(asked(Operation.IMAGE_GENERATE, "grok-imagine-image", Parameters.EMPTY));

        assertThat(failure.kind()).isEqualTo(kind);
        assertThat(failure.message()).contains(words);
        assertThat(failure.provider()).contains("xai");
    }

    @Test
    void namesTheFieldAsTheClientDoes() {
        answer(400, "{'error':{'message':'Too many','param':'n'}}");

        Failure failure = failure(asked(Operation.IMAGE_GENERATE, "grok-imagine-image", Parameters.EMPTY));

        assertThat(failure.field()).contains("number_of_images");
    }

    @Test
    void bringsPricesUpToDate() {
        ModelCatalogue refreshed = provider(Map.of()).refreshed();

        ModelDescriptor picture = refreshed.model("grok-imagine-image-2.0").orElseThrow();
        assertThat(picture.prices()).singleElement().satisfies(rule -> {
            assertThat(rule.unit()).isEqualTo(PriceUnit.IMAGE);
            assertThat(rule.cost(1)).isEqualTo(new MicroDollars(40_000));
        });
        ModelDescriptor chat = refreshed.model("grok-4.6").orElseThrow();
        assertThat(chat.aliases()).contains("grok-4.6-latest");
        assertThat(chat.prices())
                .extracting(rule -> rule.unit() + " " + rule.cost(1_000_000).toDecimal())
                .containsExactly(
                        "INPUT_TOKEN 2.5", "CACHED_INPUT_TOKEN 0.5", "IMAGE_INPUT_TOKEN 2.5", "OUTPUT_TOKEN 7.5");
        assertThat(refreshed.model("grok-imagine-image-pro").orElseThrow().prices())
                .as("what is not listed stays as it is")
                .hasSize(1);
        assertThat(refreshed.defaults())
                .isEqualTo(provider(Map.of()).info().catalogue().defaults());
    }

    @Test
    void keepsItsCatalogueWhenTheListMakesNoSense() {
        answer(200, "{'data':[]}");

        assertThatThrownBy(() -> provider(Map.of()).refreshed()).isInstanceOf(MediaException.class);
    }

    @Test
    void saysWhatSucceedsTheRetired() {
        ModelCatalogue catalogue = provider(Map.of()).info().catalogue();

        ModelDescriptor old = catalogue.model("grok-2-image").orElseThrow();

        assertThat(old.lifeCycle().retiredOn()).contains(LocalDate.of(2026, 2, 24));
        assertThat(old.lifeCycle().successor()).contains("grok-imagine-image");
    }

    @Test
    void knowsItsVendorByTheAddress() {
        assertThat(provider(Map.of()).info().vendorAddress()).isFalse();
        assertThat(provider(Map.of("baseUrl", "https://api.x.ai/v1")).info().vendorAddress())
                .isTrue();
        assertThat(provider(Map.of("baseUrl", "nowhere")).info().readiness()).isInstanceOf(Readiness.Failing.class);
    }

    @Test
    void namesItsDialectsToWhoAddsAModelOfAnother() {
        XaiProvider provider = provider(Map.of());
        ModelDescriptor strange = platform.catalogueReader()
                .readModel(
                        "grok-x",
                        Parameters.of("operations", List.of("image.generate")).with("dialect", "oil"));
        TestCall call =
                platform.call(provider, asked(Operation.IMAGE_GENERATE, "grok-imagine-image", Parameters.EMPTY));

        MediaException thrown = catchThrowableOfType(
                MediaException.class, () -> provider.start(new TestCall(call.request(), strange, call.sink())));

        assertThat(thrown.kind()).isEqualTo(ErrorKind.UNSUPPORTED_OPERATION);
        assertThat(thrown)
                .hasMessageContaining("oil")
                .hasMessageContaining("[chat, image, speech, transcription, video]");
    }

    @Test
    void servesAModelThatIsAddedByItsDialectAlone() {
        XaiProvider provider = provider(Map.of());
        ModelDescriptor added = platform.catalogueReader()
                .readModel(
                        "grok-imagine-image-9",
                        Parameters.of("operations", List.of("image.generate")).with("dialect", "image"));
        TestCall call =
                platform.call(provider, asked(Operation.IMAGE_GENERATE, "grok-imagine-image", Parameters.EMPTY));

        platform.run(provider, new TestCall(call.request(), added, call.sink()));

        assertThat(sent(0)).contains("\"model\":\"grok-imagine-image-9\"");
    }
}
