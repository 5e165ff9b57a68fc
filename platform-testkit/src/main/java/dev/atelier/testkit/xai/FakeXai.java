package dev.atelier.testkit.xai;

import dev.atelier.testkit.vendor.FakeVendor;
import dev.atelier.testkit.vendor.VendorAnswer;
import dev.atelier.testkit.vendor.VendorFake;
import dev.atelier.testkit.vendor.VendorRequest;
import dev.atelier.testkit.xai.json.ChatEndpoint;
import dev.atelier.testkit.xai.json.ImagesEndpoint;
import dev.atelier.testkit.xai.json.ModelsEndpoint;
import dev.atelier.testkit.xai.json.VideosEndpoint;
import dev.atelier.testkit.xai.json.VoiceEndpoint;
import dev.atelier.testkit.xai.json.Works;
import dev.atelier.testkit.xai.json.XaiError;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * xAI on 127.0.0.1: pictures, videos, voices and chat, as strict as the vendor. A prompt that its moderation refuses is
 * answered with HTTP 200 and charged all the same, where the vendor does so. Safe for use by any number of threads.
 */
public final class FakeXai implements VendorFake {
    private static final String ROOT = "/v1";
    private static final String VIDEO = "GET /videos/";

    private final String key;
    private final Works works = new Works();
    private final FakeVendor vendor;
    private final VideosEndpoint videos = new VideosEndpoint(works);
    private final Map<String, Function<VendorRequest, VendorAnswer>> desks;

    /** On any free port. */
    public FakeXai(String key) throws IOException {
        this(0, key);
    }

    public FakeXai(int port, String key) throws IOException {
        this.key = key;
        this.desks = desks(new ImagesEndpoint(works), new VoiceEndpoint(works), new ModelsEndpoint());
        this.vendor = new FakeVendor(port, this::answer);
    }

    private Map<String, Function<VendorRequest, VendorAnswer>> desks(
            ImagesEndpoint images, VoiceEndpoint voices, ModelsEndpoint models) {
        ChatEndpoint chat = new ChatEndpoint(works);
        return Map.ofEntries(
                Map.entry("POST /images/generations", json(images::generate)),
                Map.entry("POST /images/edits", json(images::edit)),
                Map.entry("POST /videos/generations", json(videos::generate)),
                Map.entry("POST /videos/edits", json(videos::edit)),
                Map.entry("POST /videos/extensions", json(videos::extend)),
                Map.entry("POST /tts", json(voices::speak)),
                Map.entry("POST /stt", voices::write),
                Map.entry("POST /chat/completions", json(chat::complete)),
                Map.entry("GET /image-generation-models", request -> models.images()),
                Map.entry("GET /video-generation-models", request -> models.videos()),
                Map.entry("GET /language-models", request -> models.languages()));
    }

    private static Function<VendorRequest, VendorAnswer> json(Function<String, VendorAnswer> desk) {
        return request -> {
            if (!request.header("content-type").orElse("").startsWith("application/json")) {
                throw XaiError.plain(415, "Expected request with `Content-Type: application/json`");
            }
            return desk.apply(request.body());
        };
    }

    @Override
    public String provider() {
        return "xai";
    }

    @Override
    public URI baseUrl() {
        return vendor.address(ROOT);
    }

    @Override
    public FakeVendor vendor() {
        return vendor;
    }

    @Override
    public List<FakeVendor> resultHosts() {
        return List.of(works.host());
    }

    @Override
    public long charged() {
        return works.made();
    }

    @Override
    public void resultBytes(long bytes) {
        works.bytes(bytes);
    }

    @Override
    public void pollsPerJob(int polls) {
        videos.polls(polls);
    }

    @Override
    public void close() {
        vendor.close();
        works.close();
    }

    private VendorAnswer answer(VendorRequest request) {
        try {
            authenticate(request);
            String asked = request.method() + " " + request.plainPath().replaceFirst("^" + ROOT, "");
            Function<VendorRequest, VendorAnswer> desk = desks.get(asked);
            if (desk != null) {
                return desk.apply(request);
            } else if (asked.startsWith(VIDEO)) {
                return videos.get(asked.substring(VIDEO.length()));
            }
            throw XaiError.plain(404, "Not found: " + asked);
        } catch (XaiError refused) {
            return refused.answer();
        }
    }

    /** A wrong key is a wrong argument to this vendor. It masks the key; the fake shows all, so that a leak is seen. */
    private void authenticate(VendorRequest request) {
        String credential = request.header("authorization")
                .orElseThrow(() -> XaiError.coded(401, "unauthenticated", "No authorization header was sent."));
        if (!credential.equals("Bearer " + key)) {
            throw XaiError.coded(
                    400,
                    "Client specified an invalid argument",
                    "Incorrect API key provided: " + credential.replace("Bearer ", "")
                            + ". You can obtain an API key from https://console.x.ai.");
        }
    }
}
