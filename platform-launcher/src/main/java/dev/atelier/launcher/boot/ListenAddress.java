package dev.atelier.launcher.boot;

import dev.atelier.launcher.home.LaunchException;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.UnknownHostException;

/**
 * Where the platform listens.
 *
 * @param host as configured
 * @param port never 0
 */
record ListenAddress(String host, int port) {
    /** Checks that the address may be listened on and is free; port 0 becomes one that is. */
    static ListenAddress claim(String host, int port) {
        InetAddress address = loopback(host);
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(address, port));
            return new ListenAddress(host, socket.getLocalPort());
        } catch (BindException e) {
            throw new LaunchException(
                    "Port " + port + " of " + host + " cannot be had (" + e.getMessage()
                            + "): stop what uses it or choose another with --port",
                    e);
        } catch (IOException e) {
            throw new LaunchException("Cannot listen on " + host + ":" + port + ": " + e.getMessage(), e);
        }
    }

    String url() {
        return "http://" + (host.contains(":") ? "[" + host + "]" : host) + ":" + port;
    }

    private static InetAddress loopback(String host) {
        try {
            InetAddress address = InetAddress.getByName(host);
            if (address.isLoopbackAddress()) {
                return address;
            }
        } catch (UnknownHostException e) {
            throw new LaunchException("The host " + host + " is not known on this machine", e);
        }
        throw new LaunchException("Atelier does not listen on " + host
                + ": it has no authentication yet, so anyone who reaches that address could spend your providers'"
                + " money and install bundles. Use a loopback address such as 127.0.0.1");
    }
}
