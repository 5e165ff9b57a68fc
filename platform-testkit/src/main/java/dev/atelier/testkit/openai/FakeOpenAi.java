package dev.atelier.testkit.openai;

import dev.atelier.testkit.openai.json.ChatEndpoint;
import dev.atelier.testkit.openai.json.Endpoint;
import dev.atelier.testkit.openai.json.ImagesEndpoint;
import dev.atelier.testkit.openai.json.ModelsEndpoint;
import dev.atelier.testkit.openai.json.OpenAiError;
import dev.atelier.testkit.openai.json.SpeechEndpoint;
import dev.atelier.testkit.openai.json.TranscriptEndpoint;
import dev.atelier.testkit.openai.json.VideosEndpoint;
import dev.atelier.testkit.openai.json.Works;
import dev.atelier.testkit.vendor.FakeVendor;
import dev.atelier.testkit.vendor.PaddedPng;
import dev.atelier.testkit.vendor.SampleMedia;
import dev.atelier.testkit.vendor.VendorAnswer;
import dev.atelier.testkit.vendor.VendorFake;
import dev.atelier.testkit.vendor.VendorRequest;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * OpenAI on 127.0.0.1, as strict as the vendor, for models old and new. Safe for use by any number of threads.
 */
public final class FakeOpenAi implements VendorFake {
    private static final String FILES = "/files/";

    private final String key;
    private final FakeVendor vendor;
    private final FakeVendor storage;
    private final Works works = new Works();
    private final List<Endpoint> endpoints = List.of(
            new ImagesEndpoint(works, picture -> host(picture.seed() + ".png")),
            new VideosEndpoint(works, this::host),
            new SpeechEndpoint(works),
            new TranscriptEndpoint(works),
            new ChatEndpoint(works),
            new ModelsEndpoint());

    /** On any free port. */
    public FakeOpenAi(String key) throws IOException {
        this(0, key);
    }

    public FakeOpenAi(int port, String key) throws IOException {
        this.key = key;
        this.storage = new FakeVendor(0, this::file);
        this.vendor = new FakeVendor(port, this::answer);
    }

    @Override
    public String provider() {
        return "openai";
    }

    @Override
    public URI baseUrl() {
        return vendor.address("/v1");
    }

    @Override
    public FakeVendor vendor() {
        return vendor;
    }

    /** The host of results that are answered by address. It is not the vendor's, so no key may come here. */
    public FakeVendor storage() {
        return storage;
    }

    @Override
    public List<FakeVendor> resultHosts() {
        return List.of(storage);
    }

    @Override
    public long charged() {
        return works.charged();
    }

    @Override
    public void resultBytes(long bytes) {
        pictureBytes(bytes);
    }

    @Override
    public void pollsPerJob(int polls) {
        works.polls(polls);
    }

    /** How long each picture is from now on. */
    public void pictureBytes(long bytes) {
        works.bytes(bytes);
    }

    /** How many pictures were made, and charged for. */
    public long painted() {
        return works.painted();
    }

    /** The n-th picture that was made, counted from 0, if the length was not changed since. */
    public PaddedPng picture(long index) {
        return works.picture(index);
    }

    @Override
    public void close() {
        vendor.close();
        storage.close();
    }

    private VendorAnswer answer(VendorRequest request) {
        long id = works.charged();
        try {
            return route(request)
                    .withHeader("x-request-id", "req_" + id)
                    .withHeader("openai-processing-ms", "1")
                    .withHeader("openai-version", "2020-10-01");
        } catch (OpenAiError refused) {
            return refused.answer().withHeader("x-request-id", "req_" + id);
        }
    }

    private VendorAnswer route(VendorRequest request) {
        authenticate(request);
        for (Endpoint endpoint : endpoints) {
            Optional<VendorAnswer> answer = endpoint.answer(request);
            if (answer.isPresent()) {
                return answer.get();
            }
        }
        throw new OpenAiError(
                404,
                "invalid_request_error",
                null,
                null,
                "Invalid URL (" + request.method() + " " + request.path() + ")");
    }

    private void authenticate(VendorRequest request) {
        String credential = request.header("authorization")
                .orElseThrow(() ->
                        new OpenAiError(401, "invalid_request_error", null, null, "You didn't provide an API key."));
        if (!credential.equals("Bearer " + key)) {
            // The vendor masks most of it; the fake shows all, so that a leak is seen.
            throw new OpenAiError(
                    401,
                    "invalid_request_error",
                    null,
                    "invalid_api_key",
                    "Incorrect API key provided: " + credential.replace("Bearer ", "") + ".");
        }
    }

    /** An address of a result carries its own signature; a key sent here is a key given away. */
    private VendorAnswer file(VendorRequest request) {
        if (request.header("authorization").isPresent()) {
            return VendorAnswer.json(400, "{\"error\":\"only one way of authentication is allowed\"}");
        }
        String name = request.plainPath().substring(FILES.length());
        long number = Long.parseLong(name.substring(0, name.indexOf('.')));
        if (name.endsWith(".mp4")) {
            return SampleMedia.MP4.answer(works.bytes(), number);
        }
        PaddedPng picture = picture(number);
        return new VendorAnswer(200, Map.of("Content-Type", "image/png"), picture.length(), picture::writeTo);
    }

    private URI host(String file) {
        return storage.address(FILES + file + "?sig=once");
    }
}
