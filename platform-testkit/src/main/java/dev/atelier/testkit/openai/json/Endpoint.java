package dev.atelier.testkit.openai.json;

import dev.atelier.testkit.vendor.VendorAnswer;
import dev.atelier.testkit.vendor.VendorRequest;
import java.util.Optional;

/** A part of the API. Safe for use by any number of threads. */
public interface Endpoint {
    /**
     * Answers a request whose key was right.
     *
     * @return nothing when the request is not for this part
     * @throws OpenAiError for what the vendor refuses
     */
    Optional<VendorAnswer> answer(VendorRequest request);
}
