package dev.atelier.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Listens to what is logged and printed while a test runs, for a secret that slips out. One at a time in a JVM. */
final class SecretWatch implements AutoCloseable {
    private List<String> secrets = List.of();
    private final PrintStream out = System.out;
    private final PrintStream err = System.err;
    private final ByteArrayOutputStream heard = new ByteArrayOutputStream();

    /** Begins to listen. */
    void listenFor(List<String> hidden) {
        secrets = hidden;
        System.setOut(both(out));
        System.setErr(both(err));
    }

    void check(Object shown) {
        assertThat(secrets).as("secrets that were shown").noneMatch(String.valueOf(shown)::contains);
    }

    void check(Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            check((Object) cause);
        }
    }

    @Override
    public void close() {
        System.setOut(out);
        System.setErr(err);
        check(heard.toString(StandardCharsets.UTF_8));
    }

    private PrintStream both(PrintStream shown) {
        OutputStream tee = new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                write(new byte[] {(byte) b}, 0, 1);
            }

            @Override
            public void write(byte[] bytes, int offset, int length) {
                shown.write(bytes, offset, length);
                synchronized (heard) {
                    heard.write(bytes, offset, length);
                }
            }
        };
        return new PrintStream(tee, true, StandardCharsets.UTF_8);
    }
}
