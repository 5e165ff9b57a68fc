package dev.atelier.testkit.xai.json;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.atelier.testkit.vendor.FakeVendor;
import dev.atelier.testkit.vendor.SampleMedia;
import dev.atelier.testkit.vendor.VendorAnswer;
import dev.atelier.testkit.vendor.VendorRequest;
import java.io.IOException;
import java.net.URI;
import java.util.concurrent.atomic.AtomicLong;

/** What was made, counted and numbered, and the host where it can be fetched. Safe for use by any number of threads. */
public final class Works implements AutoCloseable {
    private static final long TICKS_PER_CENT = 100_000_000;
    private static final String FILES = "/files/";

    private final AtomicLong made = new AtomicLong();
    private final FakeVendor host;
    private volatile long bytes = 50_000;

    public Works() throws IOException {
        this.host = new FakeVendor(0, this::file);
    }

    /** Makes and charges one, and says its number. */
    long make() {
        return made.getAndIncrement();
    }

    public long made() {
        return made.get();
    }

    public FakeVendor host() {
        return host;
    }

    /** How long each is from now on. */
    public void bytes(long length) {
        bytes = length;
    }

    VendorAnswer answer(SampleMedia media, long number) {
        return media.answer(bytes, number);
    }

    /** Where a work can be fetched for a while. */
    URI address(long number, String ending) {
        return host.address(FILES + number + "." + ending + "?sig=once");
    }

    static boolean refused(String prompt) {
        return prompt.contains("forbidden");
    }

    static void bill(ObjectNode answer, long cents) {
        answer.putObject("usage").put("cost_in_usd_ticks", cents * TICKS_PER_CENT);
    }

    /** An address carries its own signature; a key sent here is a key given away. */
    private VendorAnswer file(VendorRequest request) {
        if (request.header("authorization").isPresent()) {
            return VendorAnswer.json(400, "{\"error\":\"only one way of authentication is allowed\"}");
        } else if (!request.plainPath().matches(FILES + "\\d{1,9}\\.(jpeg|mp4)")) {
            return VendorAnswer.json(404, "{\"error\":\"no such file\"}");
        }
        String name = request.plainPath().substring(FILES.length());
        int dot = name.indexOf('.');
        SampleMedia media = SampleMedia.ofEnding(name.substring(dot + 1)).orElseThrow();
        return answer(media, Long.parseLong(name.substring(0, dot)));
    }

    @Override
    public void close() {
        host.close();
    }
}
