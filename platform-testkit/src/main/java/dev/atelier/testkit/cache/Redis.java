package dev.atelier.testkit.cache;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import redis.embedded.RedisServer;
import redis.embedded.core.RedisServerBuilder;

/** A real Redis on a free port of this machine that keeps nothing on disk. For one thread. */
public final class Redis implements AutoCloseable {
    private final int port;
    private final String password;
    private RedisServer server;

    /** @throws IOException if it does not start */
    public Redis() throws IOException {
        this("");
    }

    /** @param password none when empty */
    public Redis(String password) throws IOException {
        this.port = freePort();
        this.password = password;
        this.server = start();
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private RedisServer start() throws IOException {
        RedisServerBuilder settings = RedisServer.newRedisServer()
                .bind("127.0.0.1")
                .port(port)
                .setting("save \"\"")
                .onShutdownForceStop(true);
        RedisServer started = settings.settingIf(!password.isEmpty(), "requirepass " + password)
                .build();
        started.start();
        return started;
    }

    /** Its address, without the password. */
    public String url() {
        return "redis://127.0.0.1:" + port + "/0";
    }

    /** Ends it as a crash would; all it knew is lost. */
    public void kill() throws IOException {
        server.stop();
    }

    /** Starts it again on the same port. */
    public void restart() throws IOException {
        server = start();
    }

    @Override
    public void close() throws IOException {
        server.stop();
    }
}
