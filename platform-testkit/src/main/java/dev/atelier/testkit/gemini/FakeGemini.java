package dev.atelier.testkit.gemini;

import dev.atelier.testkit.gemini.json.ContentEndpoint;
import dev.atelier.testkit.gemini.json.Endpoint;
import dev.atelier.testkit.gemini.json.FilesEndpoint;
import dev.atelier.testkit.gemini.json.GeminiError;
import dev.atelier.testkit.gemini.json.InteractionsEndpoint;
import dev.atelier.testkit.gemini.json.ModelsEndpoint;
import dev.atelier.testkit.gemini.json.OperationsEndpoint;
import dev.atelier.testkit.gemini.json.PredictEndpoint;
import dev.atelier.testkit.gemini.json.Studio;
import dev.atelier.testkit.gemini.json.VeoEndpoint;
import dev.atelier.testkit.vendor.FakeVendor;
import dev.atelier.testkit.vendor.VendorAnswer;
import dev.atelier.testkit.vendor.VendorFake;
import dev.atelier.testkit.vendor.VendorRequest;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/** The Gemini API on 127.0.0.1, as strict as the vendor. Safe for use by any number of threads. */
public final class FakeGemini implements VendorFake {
    private static final String KEY_HEADER = "x-goog-api-key";

    private final String key;
    private final Studio studio = new Studio();
    private final FilesEndpoint files = new FilesEndpoint(studio, this::stored);
    private final OperationsEndpoint operations = new OperationsEndpoint(studio);
    private final List<Endpoint> endpoints = List.of( //
            new VeoEndpoint(studio, operations, files),
            operations,
            new InteractionsEndpoint(studio, files),
            files,
            new ModelsEndpoint(), //
            new ContentEndpoint(studio),
            new PredictEndpoint(studio));
    private final FakeVendor storage;
    private final FakeVendor vendor;

    /** On any free port. */
    public FakeGemini(String key) throws IOException {
        this(0, key);
    }

    public FakeGemini(int port, String key) throws IOException {
        this.key = key;
        this.storage = new FakeVendor(0, files::content);
        this.vendor = new FakeVendor(port, this::answer);
    }

    @Override
    public String provider() {
        return "gemini";
    }

    @Override
    public URI baseUrl() {
        return vendor.address("/v1beta");
    }

    @Override
    public FakeVendor vendor() {
        return vendor;
    }

    @Override
    public List<FakeVendor> resultHosts() {
        return List.of(storage);
    }

    @Override
    public long charged() {
        return studio.charged();
    }

    @Override
    public void resultBytes(long bytes) {
        studio.resultBytes(bytes);
    }

    @Override
    public void pollsPerJob(int polls) {
        studio.pollsPerJob(polls);
    }

    /** Two days pass: videos can be fetched no more. */
    public void expireFiles() {
        files.expire();
    }

    @Override
    public void close() {
        vendor.close();
        storage.close();
    }

    private URI stored(String path) {
        return storage.address(path);
    }

    private VendorAnswer answer(VendorRequest request) {
        try {
            authenticate(request);
            return endpoints.stream()
                    .map(endpoint -> endpoint.answer(request))
                    .flatMap(Optional::stream)
                    .findFirst()
                    .orElseThrow(() -> new GeminiError(
                            404, "NOT_FOUND", "The requested URL " + request.plainPath() + " was not found."));
        } catch (GeminiError refused) {
            return refused.answer();
        }
    }

    private void authenticate(VendorRequest request) {
        if (request.header("authorization").isPresent()) {
            throw new GeminiError(
                    401, "UNAUTHENTICATED", "Request had invalid authentication credentials. Expected an API key.");
        }
        String given = request.header(KEY_HEADER)
                .orElseThrow(() -> new GeminiError(
                        403, "PERMISSION_DENIED", "Method doesn't allow unregistered callers. Please use an API Key."));
        if (!given.equals(key)) {
            throw GeminiError.key(given);
        }
    }
}
