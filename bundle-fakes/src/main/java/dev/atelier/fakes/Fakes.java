package dev.atelier.fakes;

import dev.atelier.testkit.flux.FakeFlux;
import dev.atelier.testkit.gemini.FakeGemini;
import dev.atelier.testkit.openai.FakeOpenAi;
import dev.atelier.testkit.stability.FakeStability;
import dev.atelier.testkit.vendor.VendorFake;
import dev.atelier.testkit.xai.FakeXai;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** All fake vendors, each on a port of 127.0.0.1. Safe for use by any number of threads. */
public final class Fakes implements AutoCloseable {
    private static final List<Maker> MAKERS =
            List.of(FakeOpenAi::new, FakeGemini::new, FakeStability::new, FakeFlux::new, FakeXai::new);

    private final List<VendorFake> running;

    private Fakes(List<VendorFake> running) {
        this.running = List.copyOf(running);
    }

    /** Starts a vendor on a port. */
    @FunctionalInterface
    private interface Maker {
        VendorFake start(int port, String key) throws IOException;
    }

    /**
     * Starts them all.
     *
     * @param firstPort of the first one, the others follow; 0: any that are free
     * @param key that each accepts
     * @throws IOException if a port is taken; none runs then
     */
    public static Fakes start(int firstPort, String key) throws IOException {
        List<VendorFake> running = new ArrayList<>();
        try {
            for (Maker maker : MAKERS) {
                running.add(maker.start(firstPort == 0 ? 0 : firstPort + running.size(), key));
            }
            return new Fakes(running);
        } catch (IOException taken) {
            running.forEach(VendorFake::close);
            throw taken;
        }
    }

    /** Those that run. */
    public List<VendorFake> all() {
        return running;
    }

    @Override
    public void close() {
        running.forEach(VendorFake::close);
    }
}
