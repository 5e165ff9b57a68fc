package dev.atelier.core.vendor;

/**
 * A provider's key and how it is shown to the vendor.
 *
 * @param provider the provider's id; its settings are those of the PID {@code dev.atelier.} + id
 * @param value the key; blank when there is none
 * @param variable the environment variable that usually holds it, named to whoever lacks it
 * @param header the header that carries it, for example {@code Authorization}
 * @param prefix what stands before it in the header, for example {@code "Bearer "}
 */
public record VendorKey(String provider, String value, String variable, String header, String prefix) {
    private static final String MASK = "***";

    public VendorKey {
        value = value.strip();
    }

    /** A key that travels as {@code Authorization: Bearer KEY} (RFC 6750). */
    public static VendorKey bearer(String provider, String value, String variable) {
        return new VendorKey(provider, value, variable, "Authorization", "Bearer ");
    }

    /** The setting's full name, for messages. */
    public String setting() {
        return pid() + "/apiKey";
    }

    /** The PID of the provider's settings. */
    public String pid() {
        return "dev.atelier." + provider;
    }

    /** Vendors quote a wrong key in their messages; ours are shown to clients. */
    public String masked(String message) {
        return value.isEmpty() ? message : message.replace(value, MASK);
    }

    /** Leaves the key out. */
    @Override
    public String toString() {
        return "VendorKey[" + provider + "]";
    }
}
