package dev.atelier.bench.load;

import java.io.IOException;

/** A kind of request and how long its good answers took. Safe for use by any number of threads. */
public final class Kind {
    private final String name;
    private final byte[] request;
    private final Latencies latencies = new Latencies();

    public Kind(String name, byte[] request) {
        this.name = name;
        this.request = request.clone();
    }

    public String name() {
        return name;
    }

    public Latencies latencies() {
        return latencies;
    }

    Answer exchange(Connection connection) throws IOException {
        return connection.exchange(request);
    }
}
