package dev.atelier.bench.platform;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Stands for OpenAI: answers every POST with a picture of a given size as JSON, each picture different, made ready
 * beforehand so that it costs next to nothing.
 */
public final class Upstream implements AutoCloseable {
    /** A PNG's signature and header; what follows is noise, since nobody looks. */
    private static final byte[] HEAD = {
        (byte) 0x89,
        'P',
        'N',
        'G',
        '\r',
        '\n',
        0x1a,
        '\n',
        0,
        0,
        0,
        13,
        'I',
        'H',
        'D',
        'R',
        0,
        0,
        4,
        0,
        0,
        0,
        4,
        0,
        8,
        2,
        0,
        0,
        0,
        0,
        0,
        0,
        0
    };
    /** Where the number lies that makes a picture its own; a multiple of three, to fall on whole base64. */
    private static final int NUMBER_AT = 36;

    private final ServerSocket server = new ServerSocket(0, 1024, InetAddress.getLoopbackAddress());
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final AtomicInteger count = new AtomicInteger();
    private final CyclicBarrier together;
    private final byte[] picture;
    private final byte[] before = "{\"created\":1,\"data\":[{\"b64_json\":\"".getBytes(StandardCharsets.US_ASCII);
    private final byte[] after = ("\"}],\"usage\":{\"input_tokens\":10,\"output_tokens\":1000,\"total_tokens\":1010,"
                    + "\"input_tokens_details\":{\"text_tokens\":10,\"image_tokens\":0}}}")
            .getBytes(StandardCharsets.US_ASCII);
    private final byte[] encoded;

    /**
     * @param size of each picture in bytes
     * @param together how many requests must be there before the first is answered
     */
    public Upstream(int size, int together) throws IOException {
        this.together = new CyclicBarrier(together);
        picture = new byte[size];
        new Random(size).nextBytes(picture);
        System.arraycopy(HEAD, 0, picture, 0, HEAD.length);
        encoded = Base64.getEncoder().encode(picture);
        threads.execute(this::accept);
    }

    public URI address() {
        return URI.create("http://127.0.0.1:" + server.getLocalPort());
    }

    /** The n-th picture, from 0. */
    public byte[] picture(int number) {
        byte[] own = picture.clone();
        System.arraycopy(number(number), 0, own, NUMBER_AT, 6);
        return own;
    }

    private static byte[] number(int number) {
        return String.format(Locale.ROOT, "%06d", number).getBytes(StandardCharsets.US_ASCII);
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket socket = server.accept();
                threads.execute(() -> serve(socket));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            socket.setTcpNoDelay(true);
            InputStream in = new BufferedInputStream(socket.getInputStream());
            OutputStream out = socket.getOutputStream();
            while (readRequest(in)) {
                together.await();
                answer(out, count.getAndIncrement());
            }
        } catch (Exception gone) {
            // The platform closed the connection.
        }
    }

    private void answer(OutputStream out, int number) throws IOException {
        int length = before.length + encoded.length + after.length;
        int cut = NUMBER_AT / 3 * 4;
        out.write(("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: " + length + "\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII));
        out.write(before);
        out.write(encoded, 0, cut);
        out.write(Base64.getEncoder().encode(number(number)));
        out.write(encoded, cut + 8, encoded.length - cut - 8);
        out.write(after);
        out.flush();
    }

    private static boolean readRequest(InputStream in) throws IOException {
        int length = 0;
        for (String line = line(in); !line.isEmpty(); line = line(in)) {
            if (line.toLowerCase(Locale.ROOT).startsWith("content-length:")) {
                length = Integer.parseInt(line.substring(15).strip());
            }
        }
        return in.readNBytes(length).length == length;
    }

    private static String line(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) {
                throw new IOException("closed");
            }
            line.append((char) next);
        }
        return line.toString().strip();
    }

    @Override
    public void close() throws IOException {
        server.close();
        threads.shutdownNow();
    }
}
