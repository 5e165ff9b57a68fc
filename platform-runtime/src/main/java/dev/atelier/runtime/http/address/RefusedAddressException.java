package dev.atelier.runtime.http.address;

/** An address that the platform does not fetch; the message says why. */
public final class RefusedAddressException extends Exception {
    private static final long serialVersionUID = 1L;

    RefusedAddressException(String why) {
        super(why);
    }
}
