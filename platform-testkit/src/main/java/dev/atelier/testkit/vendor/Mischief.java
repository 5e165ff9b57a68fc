package dev.atelier.testkit.vendor;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.net.URI;
import java.time.Duration;
import java.util.Map;

/** Something that a vendor does instead of answering properly. May be played by many threads at once. */
@FunctionalInterface
public interface Mischief {
    void play(VendorExchange exchange) throws IOException;

    /** Nothing wrong at all. */
    static Mischief none() {
        return exchange -> exchange.send(exchange.proper());
    }

    /** The proper answer, later. */
    static Mischief delay(Duration wait) {
        return exchange -> {
            sleep(wait.toMillis());
            exchange.send(exchange.proper());
        };
    }

    /** Another answer, without any work being done. */
    static Mischief instead(VendorAnswer answer) {
        return exchange -> exchange.send(answer);
    }

    /** A redirection, without any work being done. */
    static Mischief redirect(URI target) {
        return instead(new VendorAnswer(302, Map.of("Location", target.toString()), 0, out -> {}));
    }

    /** The connection ends before the vendor has done anything. */
    static Mischief cutBefore() {
        return VendorExchange::cut;
    }

    /** The vendor does the work, charges for it, and the connection ends before a byte of the answer. */
    static Mischief cutAfter() {
        return exchange -> {
            exchange.proper();
            exchange.cut();
        };
    }

    /** The head says how long the body is, and the connection ends after so many bytes of it. */
    static Mischief truncated(long bytes) {
        return exchange -> {
            VendorAnswer answer = exchange.proper();
            exchange.send(answer.withBody(out -> answer.body().writeTo(new Limited(out, bytes))));
        };
    }

    /** The body comes in small pieces with a pause after each. */
    static Mischief drip(int pieceBytes, Duration pause) {
        return exchange -> {
            VendorAnswer answer = exchange.proper();
            exchange.send(answer.withBody(out -> answer.body().writeTo(new Dripping(out, pieceBytes, pause))));
        };
    }

    private static void sleep(long millis) throws InterruptedIOException {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("the fake vendor was stopped");
        }
    }

    /** Fails once so many bytes have passed. */
    final class Limited extends FilterOutputStream {
        private long left;

        private Limited(OutputStream out, long bytes) {
            super(out);
            this.left = bytes;
        }

        @Override
        public void write(int b) throws IOException {
            write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            out.write(bytes, offset, (int) Math.max(0, Math.min(left, length)));
            left -= length;
            if (left <= 0) {
                out.flush();
                throw new IOException("cut off, as asked");
            }
        }

        /** Leaves the end to the exchange: a writer that cleans up after the cut must not end the answer properly. */
        @Override
        public void close() throws IOException {
            flush();
        }
    }

    /** Flushes and rests after each piece. */
    final class Dripping extends FilterOutputStream {
        private final int piece;
        private final long pauseMillis;

        private Dripping(OutputStream out, int pieceBytes, Duration pause) {
            super(out);
            this.piece = pieceBytes;
            this.pauseMillis = pause.toMillis();
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            for (int from = 0; from < length; from += piece) {
                out.write(bytes, offset + from, Math.min(piece, length - from));
                out.flush();
                sleep(pauseMillis);
            }
        }
    }
}
