package dev.atelier.runtime.http.address;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Decides which addresses may be fetched for somebody else, so that nobody can use the platform to reach into the
 * network that it stands in. A name is looked up, and every address that it has must be a public one. Immutable.
 *
 * <p>Between the look-up and the connection a name could change its address (DNS rebinding). For http the connection
 * is therefore made to the very address that was checked. For https the name is kept, because the certificate proves
 * that the peer may bear it before a byte of the request is sent.
 */
public final class AddressPolicy {
    /** How names become addresses. */
    @FunctionalInterface
    public interface Resolver {
        InetAddress[] resolve(String host) throws UnknownHostException;
    }

    private static final List<AddressRange> CLOSED = Stream.of(
                    // This network, private use, shared by carriers, loopback, link-local
                    "0.0.0.0/8",
                    "10.0.0.0/8",
                    "100.64.0.0/10",
                    "127.0.0.0/8",
                    "169.254.0.0/16",
                    "172.16.0.0/12",
                    "192.168.0.0/16",
                    // Protocol assignments, documentation, the 6to4 relay, bench marking
                    "192.0.0.0/24",
                    "192.0.2.0/24",
                    "192.88.99.0/24",
                    "198.18.0.0/15",
                    "198.51.100.0/24",
                    "203.0.113.0/24",
                    // Multicast, reserved, broadcast
                    "224.0.0.0/4",
                    "240.0.0.0/4",
                    // Inside the global IPv6 range: protocol assignments with Teredo, documentation, 6to4
                    "2001::/23",
                    "2001:db8::/32",
                    "2002::/16",
                    "3fff::/20")
            .map(AddressRange::parse)
            .toList();

    /** All other IPv6 ranges are local, mapped, translated or not assigned. */
    private static final AddressRange GLOBAL_IPV6 = AddressRange.parse("2000::/3");

    private final boolean privateToo;
    private final Set<String> allowedHosts;
    private final Resolver resolver;

    /**
     * @param privateToo whether private addresses may be fetched as well
     * @param allowedHosts {@code host} or {@code host:port}, allowed whatever address they have
     */
    public AddressPolicy(boolean privateToo, Set<String> allowedHosts, Resolver resolver) {
        this.privateToo = privateToo;
        this.allowedHosts = Set.copyOf(allowedHosts);
        this.resolver = resolver;
    }

    /**
     * Checks an address.
     *
     * @return the IP address to connect to
     * @throws RefusedAddressException saying why it may not be fetched
     */
    public InetAddress check(URI address) throws RefusedAddressException {
        Origin origin = origin(address);
        if (address.getRawUserInfo() != null) {
            throw new RefusedAddressException("an address with a user name is not fetched");
        }
        InetAddress[] found = lookUp(origin.host());
        if (!privateToo
                && !allowedHosts.contains(origin.host())
                && !allowedHosts.contains(origin.host() + ":" + origin.port())
                && !Stream.of(found).allMatch(AddressPolicy::isPublic)) {
            throw new RefusedAddressException(origin.host() + " is not a public address");
        }
        return found[0];
    }

    private static Origin origin(URI address) throws RefusedAddressException {
        try {
            return Origin.of(address);
        } catch (IllegalArgumentException other) {
            throw new RefusedAddressException("only http and https addresses with a host are fetched");
        }
    }

    private InetAddress[] lookUp(String host) throws RefusedAddressException {
        try {
            return resolver.resolve(host);
        } catch (UnknownHostException unknown) {
            throw new RefusedAddressException("there is no host " + host);
        }
    }

    static boolean isPublic(InetAddress address) {
        boolean assigned = !(address instanceof Inet6Address) || GLOBAL_IPV6.contains(address);
        return assigned && CLOSED.stream().noneMatch(range -> range.contains(address));
    }
}
