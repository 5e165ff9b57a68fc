package dev.atelier.testkit.stability;

import dev.atelier.testkit.stability.json.MediaJson;
import dev.atelier.testkit.stability.json.StabilityError;
import dev.atelier.testkit.vendor.FakeVendor;
import dev.atelier.testkit.vendor.FormPart;
import dev.atelier.testkit.vendor.VendorAnswer;
import dev.atelier.testkit.vendor.VendorFake;
import dev.atelier.testkit.vendor.VendorRequest;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Stability AI on 127.0.0.1: pictures, edits, upscaling, sound and 3D. A prompt that holds {@code forbidden} is refused
 * before the work and costs nothing; one that holds {@code filtered} is worked on, paid for, and its result hidden. Safe
 * for use by any number of threads.
 */
public final class FakeStability implements VendorFake {
    private static final String VERSION = "/v2beta/";
    private static final String RESULTS = VERSION + "results/";
    private static final int LARGEST_REQUEST = 10 << 20;

    private final Set<String> keys = ConcurrentHashMap.newKeySet();
    private final FakeVendor vendor;
    private final Map<String, Job> jobs = new ConcurrentHashMap<>();
    private final AtomicLong charged = new AtomicLong();
    private volatile long resultBytes = 50_000;
    private volatile int pollsPerJob = 2;

    /** Work under way; only the key that ordered it sees it. */
    private record Job(String key, Work work, AtomicLong pollsLeft) {}

    /** On any free port. */
    public FakeStability(String key) throws IOException {
        this(0, key);
    }

    public FakeStability(int port, String key) throws IOException {
        keys.add(key);
        this.vendor = new FakeVendor(port, this::answer);
    }

    /** Accepts a further key, of another account. */
    public void accept(String key) {
        keys.add(key);
    }

    @Override
    public String provider() {
        return "stability";
    }

    @Override
    public URI baseUrl() {
        return vendor.address("");
    }

    @Override
    public FakeVendor vendor() {
        return vendor;
    }

    @Override
    public List<FakeVendor> resultHosts() {
        return List.of();
    }

    @Override
    public long charged() {
        return charged.get();
    }

    @Override
    public void resultBytes(long bytes) {
        resultBytes = bytes;
    }

    @Override
    public void pollsPerJob(int polls) {
        pollsPerJob = polls;
    }

    @Override
    public void close() {
        vendor.close();
    }

    private VendorAnswer answer(VendorRequest request) {
        String id = String.format("%064x", request.hashCode());
        try {
            return route(request, authenticated(request)).withHeader("x-request-id", id);
        } catch (StabilityError refused) {
            return refused.answer(id).withHeader("x-request-id", id);
        }
    }

    private VendorAnswer route(VendorRequest request, String key) {
        String path = request.plainPath();
        if (request.method().equals("GET") && path.startsWith(RESULTS)) {
            return result(request, path.substring(RESULTS.length()), key);
        } else if (request.method().equals("POST") && path.startsWith(VERSION)) {
            Endpoint endpoint = Endpoint.of(path.substring(VERSION.length())).orElseThrow(FakeStability::notFound);
            return work(request, endpoint, key);
        }
        throw notFound();
    }

    private VendorAnswer work(VendorRequest request, Endpoint endpoint, String key) {
        if (request.bytes().length() > LARGEST_REQUEST) {
            throw new StabilityError(413, "payload_too_large", "The request was larger than 10 MiB.");
        }
        List<FormPart> parts = request.form()
                .filter(form -> !form.isEmpty())
                .orElseThrow(() -> StabilityError.field("content-type", "must be multipart/form-data"));
        String kind = endpoint.kind();
        boolean json = wantsJson(request, kind);
        Map<String, FormPart> form = endpoint.checked(parts);
        Work work = Work.of(endpoint, form, charged.incrementAndGet(), resultBytes);
        return endpoint.asynchronous() ? submitted(work, key) : inForm(json, kind, work);
    }

    private VendorAnswer submitted(Work work, String key) {
        String id = String.format("%064x", charged.get() * 0x9E3779B97F4A7C15L);
        jobs.put(id, new Job(key, work, new AtomicLong(pollsPerJob)));
        return VendorAnswer.json(200, "{\"id\":\"" + id + "\"}");
    }

    private VendorAnswer result(VendorRequest request, String id, String key) {
        Job job = jobs.get(id);
        if (job == null || !job.key().equals(key)) {
            throw notFound();
        }
        boolean json = wantsJson(request, "image");
        return job.pollsLeft().getAndDecrement() > 0
                ? VendorAnswer.json(202, "{\"id\":\"" + id + "\",\"status\":\"in-progress\"}")
                : inForm(json, "result", job.work());
    }

    private static VendorAnswer inForm(boolean json, String member, Work work) {
        return json ? MediaJson.of(member, work.file()) : work.file();
    }

    private static boolean wantsJson(VendorRequest request, String kind) {
        String accept = request.header("accept").orElse("*/*");
        if (accept.equals("application/json")) {
            return true;
        } else if (accept.equals("*/*") || accept.equals(kind + "/*")) {
            return false;
        }
        throw StabilityError.field("accept", "must be " + kind + "/* or application/json");
    }

    private String authenticated(VendorRequest request) {
        String credential = request.header("authorization")
                .orElseThrow(() -> new StabilityError(401, "unauthorized", "authorization: is required"));
        String key = credential.replaceFirst("^Bearer ", "");
        if (!credential.startsWith("Bearer ") || !keys.contains(key)) {
            // The vendor does not repeat it; the fake does, so that a leak is seen.
            throw new StabilityError(401, "unauthorized", "Incorrect API key provided: " + key);
        }
        return key;
    }

    private static StabilityError notFound() {
        return new StabilityError(404, "not_found", "The resource you requested does not exist.");
    }
}
