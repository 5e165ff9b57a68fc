package dev.atelier.runtime.http.address;

/** An address that the platform does not fetch. */
public final class RefusedAddressException extends Exception {
    private static final long serialVersionUID = 1L;

    private final String reason;

    RefusedAddressException(String reason) {
        super(reason);
        this.reason = reason;
    }

    /** Says why, naming the host. */
    public String reason() {
        return reason;
    }
}
