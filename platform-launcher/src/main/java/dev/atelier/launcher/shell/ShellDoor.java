package dev.atelier.launcher.shell;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.HexFormat;
import org.osgi.framework.BundleContext;

/**
 * Takes shell commands on a free port of the loopback address, one after the other. Who may read the token below the
 * home may use it; nobody else can.
 */
public final class ShellDoor implements AutoCloseable {
    private static final int PATIENCE_MILLIS = 2_000;

    private final ServerSocket socket;
    private final String token;
    private final Gogo gogo;

    private ShellDoor(ServerSocket socket, String token, Gogo gogo) {
        this.socket = socket;
        this.token = token;
        this.gogo = gogo;
    }

    public static ShellDoor open(BundleContext framework) throws IOException {
        byte[] secret = new byte[16];
        new SecureRandom().nextBytes(secret);
        ServerSocket socket = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
        ShellDoor door = new ShellDoor(socket, HexFormat.of().formatHex(secret), new Gogo(framework));
        Thread thread = new Thread(door::serve, "atelier-shell");
        thread.setDaemon(true);
        thread.start();
        return door;
    }

    public int port() {
        return socket.getLocalPort();
    }

    public String token() {
        return token;
    }

    private void serve() {
        while (!socket.isClosed()) {
            try (Socket client = socket.accept()) {
                client.setSoTimeout(PATIENCE_MILLIS);
                answer(client);
            } catch (IOException e) {
                // The client went away, or the door was closed: neither concerns the platform.
            }
        }
    }

    private void answer(Socket client) throws IOException {
        DataInputStream in = new DataInputStream(client.getInputStream());
        DataOutputStream out = new DataOutputStream(client.getOutputStream());
        if (!MessageDigest.isEqual(bytes(in.readUTF()), bytes(token))) {
            return;
        }
        String line = in.readUTF();
        boolean done = true;
        String text;
        try {
            text = gogo.run(line);
        } catch (ShellException e) {
            done = false;
            text = e.getMessage() + "\n";
        }
        out.writeBoolean(done);
        out.write(bytes(text));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
