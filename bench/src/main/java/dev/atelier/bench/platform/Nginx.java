package dev.atelier.bench.platform;

import dev.atelier.bench.load.Connection;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/** nginx with one worker in front of an upstream, to compare with. */
public final class Nginx implements AutoCloseable {
    private final Process process;
    private final URI address;

    private Nginx(Process process, URI address) {
        this.process = process;
        this.address = address;
    }

    /** The program, where it is installed. */
    public static Optional<Path> installed() {
        return Stream.of("/usr/sbin/nginx", "/usr/bin/nginx", "/usr/local/bin/nginx", "/opt/homebrew/bin/nginx")
                .map(Path::of)
                .filter(Files::isExecutable)
                .findFirst();
    }

    public static Nginx start(Path program, Path folder, URI upstream) throws IOException {
        int port;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }
        Path conf = folder.resolve("nginx.conf");
        Files.writeString(conf, """
                user %s; worker_processes 1; daemon off; pid nginx.pid; error_log error.log;
                events { worker_connections 4096; }
                http {
                  access_log off; client_body_temp_path body; proxy_temp_path proxy;
                  fastcgi_temp_path fastcgi; uwsgi_temp_path uwsgi; scgi_temp_path scgi;
                  upstream vendor { server %s; keepalive 64; keepalive_requests 1000000000; }
                  server {
                    listen 127.0.0.1:%d; keepalive_requests 1000000000;
                    location / { proxy_pass http://vendor; proxy_http_version 1.1; proxy_set_header Connection "";
                                 proxy_buffers 16 64k; proxy_max_temp_file_size 0; }
                  }
                }
                """.formatted(System.getProperty("user.name"), upstream.getAuthority(), port));

        Process process = new ProcessBuilder(program.toString(), "-p", folder.toString(), "-c", conf.toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("nginx.log").toFile())
                .start();
        Nginx nginx = new Nginx(process, URI.create("http://127.0.0.1:" + port));
        nginx.awaitListening();
        return nginx;
    }

    private void awaitListening() throws IOException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
        while (true) {
            try {
                new Connection(address).close();
                return;
            } catch (IOException notYet) {
                if (System.nanoTime() > deadline) {
                    throw notYet;
                }
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
            }
        }
    }

    public URI address() {
        return address;
    }

    /** Processor time of the workers. */
    public double cpuMillis() throws IOException {
        double sum = 0;
        for (ProcessHandle worker : process.children().toList()) {
            sum += new ProcessFigures(worker.pid()).cpuMillis();
        }
        return sum;
    }

    @Override
    public void close() {
        process.destroy();
        process.onExit().orTimeout(10, TimeUnit.SECONDS).join();
    }
}
