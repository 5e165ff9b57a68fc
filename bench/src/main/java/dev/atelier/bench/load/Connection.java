package dev.atelier.bench.load;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * A connection kept alive, as thin as can be: the generator of load must not be what is measured. For one thread.
 */
public final class Connection implements AutoCloseable {
    private static final int TIMEOUT_MILLIS = 180_000;
    private static final int BUFFER = 16 << 10;

    private final byte[] skimmed = new byte[BUFFER];
    private final Socket socket = new Socket();
    private final InputStream in;
    private final OutputStream out;

    public Connection(URI address) throws IOException {
        socket.setTcpNoDelay(true);
        socket.setSoTimeout(TIMEOUT_MILLIS);
        socket.connect(new InetSocketAddress(address.getHost(), address.getPort()), TIMEOUT_MILLIS);
        in = new BufferedInputStream(socket.getInputStream(), BUFFER);
        out = socket.getOutputStream();
    }

    /** Opens a connection for a single exchange. */
    public static Answer once(URI address, byte[] request) throws IOException {
        try (Connection connection = new Connection(address)) {
            return connection.exchange(request);
        }
    }

    /** The bytes of a request with a JSON body. */
    public static byte[] post(String path, String headers, String json) {
        return request(
                "POST", path, headers + "Content-Type: application/json\r\n", json.getBytes(StandardCharsets.UTF_8));
    }

    public static byte[] put(String path, String json) {
        return request("PUT", path, "Content-Type: application/json\r\n", json.getBytes(StandardCharsets.UTF_8));
    }

    public static byte[] get(String path) {
        return request("GET", path, "", new byte[0]);
    }

    /** @param headers each with its line end */
    public static byte[] request(String method, String path, String headers, byte[] body) {
        String head = method + " " + path + " HTTP/1.1\r\nHost: localhost\r\n" + headers + "Content-Length: "
                + body.length + "\r\n\r\n";
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes(head.getBytes(StandardCharsets.ISO_8859_1));
        bytes.writeBytes(body);
        return bytes.toByteArray();
    }

    /** Sends a request and reads the answer whole. */
    public Answer exchange(byte[] request) throws IOException {
        Head head = send(request);
        return new Answer(head.status(), head.chunked() ? chunks() : whole(head.length()));
    }

    /**
     * As {@link #exchange}, for answers that nobody looks at: they are read into the same memory again and again, so that
     * large ones cost the load next to nothing.
     *
     * @return how many bytes the answer has
     * @throws IllegalStateException if the answer is not good
     */
    long skim(byte[] request) throws IOException {
        Head head = send(request);
        if (head.status() / 100 != 2 || head.chunked()) {
            Answer answer = new Answer(head.status(), head.chunked() ? chunks() : whole(head.length()));
            if (!answer.ok()) {
                throw new IllegalStateException(answer.status() + " " + answer.text());
            }
            return answer.body().length;
        }
        for (int left = head.length(); left > 0; ) {
            int read = in.read(skimmed, 0, Math.min(left, skimmed.length));
            if (read < 0) {
                throw new EOFException("the answer broke off");
            }
            left -= read;
        }
        return head.length();
    }

    private record Head(int status, int length, boolean chunked) {}

    private Head send(byte[] request) throws IOException {
        out.write(request);
        out.flush();
        int status = Integer.parseInt(line().split(" ")[1]);
        int length = 0;
        boolean chunked = false;
        for (String line = line(); !line.isEmpty(); line = line()) {
            String header = line.toLowerCase(Locale.ROOT);
            if (header.startsWith("content-length:")) {
                length = Integer.parseInt(header.substring(15).strip());
            } else if (header.startsWith("transfer-encoding:")) {
                chunked = header.contains("chunked");
            }
        }
        return new Head(status, length, chunked);
    }

    private byte[] chunks() throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        while (true) {
            int length = Integer.parseInt(line().strip(), 16);
            body.writeBytes(whole(length));
            line();
            if (length == 0) {
                return body.toByteArray();
            }
        }
    }

    private byte[] whole(int length) throws IOException {
        byte[] body = new byte[length];
        if (in.readNBytes(body, 0, length) < length) {
            throw new EOFException("the answer broke off");
        }
        return body;
    }

    private String line() throws IOException {
        StringBuilder line = new StringBuilder();
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) {
                throw new EOFException("the connection closed");
            }
            line.append((char) next);
        }
        return line.toString().strip();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
