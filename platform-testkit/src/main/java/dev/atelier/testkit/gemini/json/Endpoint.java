package dev.atelier.testkit.gemini.json;

import dev.atelier.testkit.vendor.VendorAnswer;
import dev.atelier.testkit.vendor.VendorRequest;
import java.util.Optional;

/** A part of Gemini's API. Safe for use by any number of threads. */
@FunctionalInterface
public interface Endpoint {
    /**
     * The answer; nothing when the request is for another endpoint.
     *
     * @throws GeminiError for what the vendor refuses
     */
    Optional<VendorAnswer> answer(VendorRequest request);
}
