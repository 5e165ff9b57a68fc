package dev.atelier.testkit.vendor;

import java.net.URI;
import java.util.List;
import java.util.Map;

/**
 * A vendor in small: strict about what it accepts, slow or hostile when told to. A prompt that holds the word {@code
 * forbidden} is refused by its moderation. Safe for use by any number of threads.
 */
public interface VendorFake extends AutoCloseable {
    /** The id of the provider that speaks to this vendor. */
    String provider();

    /** What a provider's {@code baseUrl} is set to. */
    URI baseUrl();

    /** The server of the API, to look at what was asked and to make it misbehave. */
    FakeVendor vendor();

    /** Servers that results are fetched from and that are not the API's: no key may come there. */
    List<FakeVendor> resultHosts();

    /** How many paid works were accepted so far, and charged for. */
    long charged();

    /** How long each result is from now on, where the vendor's form has room for padding. */
    void resultBytes(long bytes);

    /** How many polls a job takes from now on, for a vendor that has jobs. */
    default void pollsPerJob(int polls) {}

    /** Settings of the provider, beside key and base URL, without which it cannot work with this fake. */
    default Map<String, Object> settings() {
        return Map.of();
    }

    @Override
    void close();
}
