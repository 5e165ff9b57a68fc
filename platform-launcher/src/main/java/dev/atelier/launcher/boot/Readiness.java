package dev.atelier.launcher.boot;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Asks the front end whether it is ready: by hand over a socket, since loading an HTTP client would delay the start. */
final class Readiness {
    private static final int PATIENCE_MILLIS = 2_000;

    private final ListenAddress address;

    Readiness(ListenAddress address) {
        this.address = address;
    }

    /** The status of {@code /health/ready}; empty while nothing answers. */
    Optional<Integer> status() {
        try (Socket socket = new Socket(address.host(), address.port())) {
            socket.setSoTimeout(PATIENCE_MILLIS);
            String request =
                    "GET /health/ready HTTP/1.0\r\nHost: " + address.host() + ":" + address.port() + "\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            BufferedReader answer =
                    new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
            return Optional.ofNullable(answer.readLine())
                    .filter(line -> line.matches("HTTP/1\\.[01] [0-9]{3}.*"))
                    .map(line -> Integer.valueOf(line.substring(9, 12)));
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
