package dev.atelier.runtime.http.address;

import java.net.InetAddress;
import java.net.UnknownHostException;

/**
 * A range of IP addresses, such as {@code 10.0.0.0/8}.
 *
 * @param start the first address
 * @param bits how many leading bits belong to the range
 */
record AddressRange(InetAddress start, int bits) {
    /** @throws IllegalArgumentException if the text is not a literal address, a slash and a number */
    static AddressRange parse(String text) {
        int slash = text.indexOf('/');
        try {
            // A literal address is not looked up anywhere.
            return new AddressRange(
                    InetAddress.getByName(text.substring(0, slash)), Integer.parseInt(text.substring(slash + 1)));
        } catch (UnknownHostException noLiteral) {
            throw new IllegalArgumentException("not an address range: " + text, noLiteral);
        }
    }

    boolean contains(InetAddress address) {
        byte[] one = start.getAddress();
        byte[] other = address.getAddress();
        if (one.length != other.length) {
            return false;
        }
        for (int bit = 0; bit < bits; bit++) {
            int mask = 0x80 >> (bit % 8);
            if ((one[bit / 8] & mask) != (other[bit / 8] & mask)) {
                return false;
            }
        }
        return true;
    }
}
