package dev.atelier.runtime.pricing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.atelier.core.MicroDollars;
import dev.atelier.core.Parameters;
import dev.atelier.core.model.PriceRule;
import dev.atelier.core.model.PriceUnit;
import dev.atelier.core.operation.Artifact;
import dev.atelier.core.operation.MediaRequest;
import dev.atelier.core.operation.MediaResult;
import dev.atelier.core.operation.Operation;
import dev.atelier.core.pipeline.Quote;
import dev.atelier.runtime.fixture.Samples;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PricingTest {
    private static final PriceRule LOW = price(PriceUnit.IMAGE, 11, Map.of("quality", "low"));
    private static final PriceRule HIGH = price(PriceUnit.IMAGE, 167, Map.of("quality", "high"));

    private static PriceRule price(PriceUnit unit, long amount, Map<String, String> when) {
        return new PriceRule(unit, new MicroDollars(amount), 1, when);
    }

    private static PriceRule price(PriceUnit unit, long amount) {
        return price(unit, amount, Map.of());
    }

    private static Quote quote(Parameters parameters, PriceRule... rules) {
        MediaRequest request = MediaRequest.of(Operation.IMAGE_GENERATE, "fake", parameters);
        return Pricing.quote("fake", Samples.model(rules), request);
    }

    private static Pricing.Cost cost(Parameters request, MediaResult result, PriceRule... rules) {
        return Pricing.cost(Samples.model(rules), request, result);
    }

    private static Quote priced(long low, long high) {
        return new Quote("fake", "fake-1", new MicroDollars(low), new MicroDollars(high), true);
    }

    private static Pricing.Cost priced(long amount) {
        return new Pricing.Cost(new MicroDollars(amount), true);
    }

    @Test
    void whatTheVendorSaysWinsOverTheCatalogue() {
        MediaResult result = Samples.result().withVendorCost(new MicroDollars(5));

        assertThat(cost(Parameters.EMPTY, result, price(PriceUnit.IMAGE, 42))).isEqualTo(priced(5));
    }

    @Test
    void withoutARuleNothingIsClaimed() {
        assertThat(cost(Parameters.EMPTY, Samples.result()).priced()).isFalse();
        assertThat(cost(Parameters.of("quality", "other"), Samples.result(), LOW, HIGH))
                .isEqualTo(new Pricing.Cost(MicroDollars.ZERO, false));
        assertThat(quote(Parameters.EMPTY).priced()).isFalse();
        assertThat(quote(Parameters.of("quality", "other"), LOW, HIGH).priced()).isFalse();
    }

    @Test
    void thePicturesThatCameAreCountedWithoutThumbnails() {
        Artifact picture = new Artifact("image", Samples.png());
        MediaResult result = MediaResult.of(picture, picture, new Artifact("thumbnail", Samples.png()));

        assertThat(cost(Parameters.of("n", 4), result, price(PriceUnit.IMAGE, 42)))
                .isEqualTo(priced(84));
    }

    @Test
    void whatTheProviderCountsWinsOverWhatIsInferred() {
        MediaResult result = Samples.result().withUnits(Map.of("image", 3L, "output_token", 1056L));

        assertThat(cost(Parameters.EMPTY, result, price(PriceUnit.IMAGE, 10), price(PriceUnit.OUTPUT_TOKEN, 2)))
                .isEqualTo(priced(30 + 2112));
    }

    @Test
    void theFirstRuleThatAppliesCounts() {
        assertThat(cost(Parameters.of("quality", "high"), Samples.result(), LOW, HIGH, price(PriceUnit.IMAGE, 1)))
                .isEqualTo(priced(167));
        assertThat(cost(Parameters.of("quality", "odd"), Samples.result(), LOW, HIGH, price(PriceUnit.IMAGE, 1)))
                .isEqualTo(priced(1));
    }

    @Test
    void whatTheRequestLeftOpenTheResultMayTell() {
        MediaResult result = Samples.result().withDetails(Parameters.of("quality", "high"));

        assertThat(cost(Parameters.of("quality", "auto"), result, LOW, HIGH)).isEqualTo(priced(167));
        assertThat(cost(Parameters.EMPTY, result, LOW, HIGH)).isEqualTo(priced(167));
    }

    @ParameterizedTest
    @CsvSource({"1024,1024,1", "1024,1025,2", "512,512,1", "2048,1024,2"})
    void aBegunMegapixelCountsAsWhole(int width, int height, long megapixels) {
        Parameters size = Parameters.of("width", width).with("height", height);

        assertThat(cost(size, Samples.result(), price(PriceUnit.MEGAPIXEL, 10))).isEqualTo(priced(10 * megapixels));
        assertThat(quote(size.with("n", 3), price(PriceUnit.MEGAPIXEL, 10)))
                .isEqualTo(priced(30 * megapixels, 30 * megapixels));
    }

    @Test
    void playingTimeIsWhatWasMadeElseWhatWasAsked() {
        Parameters asked = Parameters.of("duration_seconds", 8);

        assertThat(cost(asked, MediaResult.of(Parameters.of("duration", 5.2)), price(PriceUnit.SECOND, 10)))
                .isEqualTo(priced(60));
        assertThat(cost(asked, MediaResult.of(Parameters.EMPTY), price(PriceUnit.SECOND, 10)))
                .isEqualTo(priced(80));
        assertThat(cost(asked, MediaResult.of(Parameters.of("duration", 61)), price(PriceUnit.MINUTE, 10)))
                .isEqualTo(priced(20));
    }

    @Test
    void spokenTextIsCountedInCharactersNotInCodeUnits() {
        assertThat(cost(Parameters.of("text", "a\uD83D\uDE00b"), Samples.result(), price(PriceUnit.CHARACTER, 1)))
                .isEqualTo(priced(3));
    }

    @Test
    void unitsThatNobodyCountedCostNothingAndOneThatIsCountedIsEnough() {
        PriceRule call = price(PriceUnit.CALL, 7);
        PriceRule credit = price(PriceUnit.CREDIT, 1000);

        assertThat(cost(Parameters.EMPTY, Samples.result(), call, credit)).isEqualTo(priced(7));
        assertThat(cost(Parameters.EMPTY, Samples.result(), credit).priced()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"n", "number_of_images", "number_of_videos"})
    void aQuoteIsForAllPiecesAskedFor(String name) {
        assertThat(quote(Parameters.of(name, 3), price(PriceUnit.IMAGE, 42))).isEqualTo(priced(126, 126));
    }

    @Test
    void aQuoteIsARangeWhereTheRequestLeavesTheRuleOpen() {
        assertThat(quote(Parameters.EMPTY, LOW, HIGH)).isEqualTo(priced(11, 167));
        assertThat(quote(Parameters.of("quality", "auto"), LOW, HIGH)).isEqualTo(priced(11, 167));
        assertThat(quote(Parameters.of("quality", "high"), LOW, HIGH)).isEqualTo(priced(167, 167));
    }

    @Test
    void tokensAreQuotedUpToTheBoundThatTheRequestSets() {
        PriceRule out = price(PriceUnit.OUTPUT_TOKEN, 2);

        assertThat(quote(Parameters.of("max_tokens", 100), out)).isEqualTo(priced(0, 200));
        assertThat(quote(Parameters.EMPTY, out).priced()).isFalse();
    }

    @Test
    void aTextIsQuotedAtNoMoreTokensThanItHasBytes() {
        Quote quote = quote(Parameters.of("prompt", "boat"), price(PriceUnit.INPUT_TOKEN, 1));

        assertThat(quote.low().amount()).isZero();
        assertThat(quote.high().amount()).isEqualTo("{\"prompt\":\"boat\"}".length());
    }

    @Test
    void parametersOfOddTypesAreNoReasonToFail() {
        Parameters odd = Parameters.of("n", "many").with("width", "wide").with("text", 5);

        assertThat(quote(odd, price(PriceUnit.IMAGE, 42))).isEqualTo(priced(42, 42));
        assertThat(quote(odd, price(PriceUnit.CHARACTER, 42)).priced()).isFalse();
    }
}
