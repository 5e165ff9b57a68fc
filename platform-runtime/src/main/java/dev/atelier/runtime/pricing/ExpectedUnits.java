package dev.atelier.runtime.pricing;

import dev.atelier.core.model.PriceUnit;
import dev.atelier.core.operation.MediaRequest;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** How many units a request can use, before the work. */
final class ExpectedUnits {
    /**
     * @param low the least
     * @param high the most
     */
    record Range(long low, long high) {
        static Range exactly(long units) {
            return new Range(units, units);
        }
    }

    private ExpectedUnits() {}

    /** Nothing where the request sets no bound: no guess is made. */
    static Optional<Range> of(PriceUnit unit, MediaRequest request) {
        AskedUnits asked = new AskedUnits(request.parameters());
        return switch (unit) {
            case CALL -> Optional.of(Range.exactly(1));
            case IMAGE -> Optional.of(Range.exactly(asked.pieces()));
            case MEGAPIXEL -> asked.megapixelsEach().map(each -> Range.exactly(each * asked.pieces()));
            case SECOND -> asked.seconds().map(Range::exactly);
            case MINUTE -> asked.seconds().map(AskedUnits::minutes).map(Range::exactly);
            case CHARACTER -> asked.characters().map(Range::exactly);
            case INPUT_TOKEN -> Optional.of(new Range(0, mostInputTokens(request)));
            case OUTPUT_TOKEN ->
                asked.mostTokens().isPresent()
                        ? Optional.of(new Range(0, asked.mostTokens().getAsLong()))
                        : Optional.empty();
            case IMAGE_INPUT_TOKEN, AUDIO_INPUT_TOKEN ->
                request.inputs().isEmpty() ? Optional.of(Range.exactly(0)) : Optional.empty();
            // A part of the input tokens, and cheaper: nothing is added to what they come to at the most.
            case CACHED_INPUT_TOKEN -> Optional.of(Range.exactly(0));
            case IMAGE_OUTPUT_TOKEN, CREDIT -> Optional.empty();
        };
    }

    /** A token has one byte at the least. */
    private static long mostInputTokens(MediaRequest request) {
        return request.parameters().canonical().getBytes(StandardCharsets.UTF_8).length;
    }
}
