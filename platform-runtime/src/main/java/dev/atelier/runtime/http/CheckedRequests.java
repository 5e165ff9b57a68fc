package dev.atelier.runtime.http;

import dev.atelier.runtime.http.address.AddressPolicy;
import dev.atelier.runtime.http.address.Origin;
import dev.atelier.runtime.http.address.RefusedAddressException;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpRequest;

/** Begins requests to addresses that somebody else has named, each checked, and connected to as it was checked. */
record CheckedRequests(AddressPolicy policy) {
    HttpRequest.Builder to(URI address) throws RefusedAddressException {
        InetAddress checked = policy.check(address);
        if (Origin.of(address).isEncrypted()) {
            return HttpRequest.newBuilder(address);
        }
        return HttpRequest.newBuilder(pinned(address, checked)).setHeader("Host", address.getRawAuthority());
    }

    /** The same address with the name replaced by the IP address that was checked. */
    private static URI pinned(URI address, InetAddress checked) {
        String literal = checked.getHostAddress();
        String host = literal.contains(":") ? "[" + literal + "]" : literal;
        String port = address.getPort() < 0 ? "" : ":" + address.getPort();
        String path = address.getRawPath() == null ? "" : address.getRawPath();
        String query = address.getRawQuery() == null ? "" : "?" + address.getRawQuery();
        return URI.create("http://" + host + port + path + query);
    }
}
