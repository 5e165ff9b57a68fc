package dev.atelier.testkit.flux;

import dev.atelier.testkit.flux.json.FluxError;
import dev.atelier.testkit.flux.json.Order;
import dev.atelier.testkit.flux.json.TaskAnswers;
import dev.atelier.testkit.vendor.FakeVendor;
import dev.atelier.testkit.vendor.PaddedPng;
import dev.atelier.testkit.vendor.SampleMedia;
import dev.atelier.testkit.vendor.VendorAnswer;
import dev.atelier.testkit.vendor.VendorFake;
import dev.atelier.testkit.vendor.VendorRequest;
import java.io.IOException;
import java.net.URI;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Black Forest Labs on 127.0.0.1, on three servers: the API takes submits, a cluster is polled, and a store hands out
 * samples, which must not see the key. Safe for use by any number of threads.
 */
public final class FakeFlux implements VendorFake {
    private static final String API = "/v1/";
    private static final String POLL = "/v1/get_result";
    private static final double CREDITS = 1000;

    private final Map<String, FluxTask> tasks = new ConcurrentHashMap<>();
    private final AtomicLong charged = new AtomicLong();
    private final FluxWebhooks webhooks = new FluxWebhooks();
    private final String key;
    private final FakeVendor vendor;
    private final FakeVendor cluster;
    private final FakeVendor storage;
    private volatile long resultBytes = 50_000;
    private volatile int pollsPerJob = 1;
    private volatile boolean inline;
    private volatile boolean expired;

    /** On any free port. */
    public FakeFlux(String key) throws IOException {
        this(0, key);
    }

    public FakeFlux(int port, String key) throws IOException {
        this.key = key;
        this.storage = new FakeVendor(0, this::file);
        this.cluster = new FakeVendor(0, request -> guarded(request, this::poll));
        this.vendor = new FakeVendor(port, request -> guarded(request, this::answer));
    }

    @Override
    public String provider() {
        return "flux";
    }

    @Override
    public URI baseUrl() {
        return vendor.address("/v1");
    }

    @Override
    public FakeVendor vendor() {
        return vendor;
    }

    /** Where tasks are polled; it wants the key too. */
    public FakeVendor cluster() {
        return cluster;
    }

    @Override
    public Map<String, Object> settings() {
        return Map.of("trustedHosts", new String[] {cluster.address("").getRawAuthority()});
    }

    @Override
    public List<FakeVendor> resultHosts() {
        return List.of(storage);
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

    /** Whether samples come within the answer, in base64, from now on. */
    public void inlineSamples(boolean within) {
        inline = within;
    }

    /** Whether the addresses of samples have expired. */
    public void expireSamples(boolean over) {
        expired = over;
    }

    @Override
    public void close() {
        vendor.close();
        cluster.close();
        storage.close();
    }

    private VendorAnswer guarded(VendorRequest request, FakeVendor.Desk desk) {
        try {
            if (!request.header("x-key").equals(Optional.of(key))) {
                throw FluxError.of(403, "Not authenticated");
            }
            return desk.answer(request);
        } catch (FluxError refused) {
            return refused.answer();
        }
    }

    private VendorAnswer answer(VendorRequest request) {
        if (request.is("GET", POLL)) {
            return poll(request);
        } else if (request.is("GET", API + "credits")) {
            return TaskAnswers.credits(CREDITS - charged.get());
        } else if (!request.method().equals("POST") || !request.plainPath().startsWith(API)) {
            throw FluxError.of(404, "Not Found");
        } else if (!request.header("content-type").orElse("").startsWith("application/json")) {
            throw FluxError.of(400, "Content-Type must be application/json");
        }
        return submit(request.plainPath().substring(API.length()), request.body());
    }

    private VendorAnswer submit(String model, String body) {
        Order order = Order.of(model, body);
        String id = "task-" + charged.getAndIncrement();
        FluxTask task = new FluxTask(id, order, pollsPerJob);
        tasks.put(id, task);
        order.webhook()
                .ifPresent(address -> webhooks.post(
                        address,
                        order.secret().orElse(""),
                        TaskAnswers.message(id, order, sample(task)),
                        task::finish));
        return TaskAnswers.submitted(id, order, cluster.address(POLL + "?id=" + id));
    }

    private VendorAnswer poll(VendorRequest request) {
        if (!request.is("GET", POLL)) {
            throw FluxError.of(404, "Not Found");
        }
        String id = request.query("id").orElse("");
        FluxTask task = tasks.get(id);
        return task == null ? TaskAnswers.status(id, "Task not found", 0) : task.poll(() -> sample(task));
    }

    private String sample(FluxTask task) {
        String ending = task.order().ending();
        return inline
                ? Base64.getEncoder()
                        .encodeToString(
                                SampleMedia.ofEnding(ending).orElseThrow().bytes())
                : storage.address("/results/" + task.id() + "." + ending + "?sig=once")
                        .toString();
    }

    /** An address of a sample carries its own signature; a key sent here is a key given away. */
    private VendorAnswer file(VendorRequest request) {
        if (request.header("x-key").isPresent()) {
            return VendorAnswer.json(400, "{\"error\":\"only one way of authentication is allowed\"}");
        } else if (expired || request.query("sig").isEmpty()) {
            return VendorAnswer.json(403, "{\"error\":\"the signature is not valid, or not any more\"}");
        }
        String path = request.plainPath();
        long seed = Long.parseLong(path.replaceAll("\\D+(\\d+)\\..*", "$1"));
        if (path.endsWith(".png")) {
            PaddedPng picture = new PaddedPng(seed, resultBytes);
            return new VendorAnswer(200, Map.of("Content-Type", "image/png"), picture.length(), picture::writeTo);
        }
        return SampleMedia.ofEnding(path.substring(path.lastIndexOf('.') + 1))
                .orElseThrow()
                .answer(resultBytes, seed);
    }
}
