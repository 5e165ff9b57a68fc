package dev.atelier.testkit.vendor;

import com.sun.net.httpserver.HttpExchange;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/** One request and what becomes of it, in the hands of a {@link Mischief}. For one thread. */
public final class VendorExchange {
    private final HttpExchange exchange;
    private final VendorRequest request;
    private final FakeVendor.Desk desk;
    private final Cuttable out;

    VendorExchange(HttpExchange exchange, VendorRequest request, FakeVendor.Desk desk) {
        this.exchange = exchange;
        this.request = request;
        this.desk = desk;
        this.out = new Cuttable(exchange.getResponseBody());
        exchange.setStreams(null, out);
    }

    public VendorRequest request() {
        return request;
    }

    /** What the vendor would answer on a good day. Asking makes the vendor do the work, and charge for it. */
    public VendorAnswer proper() {
        return desk.answer(request);
    }

    public void send(VendorAnswer answer) throws IOException {
        answer.headers().forEach(exchange.getResponseHeaders()::set);
        exchange.sendResponseHeaders(answer.status(), answer.length() < 0 ? 0 : noneAsMinusOne(answer.length()));
        try {
            answer.body().writeTo(out);
            out.close();
        } catch (IOException broken) {
            cut();
            throw broken;
        }
    }

    /** Ends the connection, whatever was sent so far. */
    public void cut() {
        out.cut = true;
        exchange.close();
    }

    /** The server takes 0 for "in chunks" and -1 for "no body". */
    private static long noneAsMinusOne(long length) {
        return length == 0 ? -1 : length;
    }

    /** The server ends an answer properly when it closes it, and the connection only when that fails. */
    private static final class Cuttable extends FilterOutputStream {
        private boolean cut;

        Cuttable(OutputStream out) {
            super(out);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            out.write(bytes, offset, length);
        }

        @Override
        public void close() throws IOException {
            if (cut) {
                throw new IOException("cut");
            }
            super.close();
        }
    }
}
