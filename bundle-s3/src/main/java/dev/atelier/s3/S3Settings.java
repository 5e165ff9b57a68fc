package dev.atelier.s3;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What the settings say, checked.
 *
 * @param place where files go
 * @param access with which key; the machine's own when absent
 * @param encryption what the server is asked for, {@code none} for nothing
 * @param kmsKey with {@code aws:kms}, the key
 * @param partBytes what is larger is sent in parts of this size
 * @param waits for how long what is waited for
 */
record S3Settings(
        Place place,
        Optional<Access> access,
        String encryption,
        Optional<String> kmsKey,
        int partBytes,
        Waits waits,
        boolean collect) {
    private static final int MEGABYTE = 1024 * 1024;
    private static final Pattern BUCKET = Pattern.compile("[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]");

    /** Where the bucket is. */
    record Place(
            String bucket,
            String prefix,
            String region,
            Optional<URI> endpoint,
            Optional<URI> publicEndpoint,
            boolean pathStyle) {
        @Override
        public String toString() {
            return "bucket " + bucket
                    + endpoint.map(uri -> " at " + uri.getAuthority()).orElse("");
        }
    }

    /** A key, which is never shown. */
    record Access(String id, String secret) {
        @Override
        public String toString() {
            return "a key";
        }
    }

    /**
     * How long.
     *
     * @param patience for which storing is tried again
     * @param presigned for which addresses are good; zero when there are none
     */
    record Waits(Duration connect, Duration answer, Duration patience, Duration presigned) {}

    /** @throws IllegalArgumentException if a setting is not of its form, named with what it is */
    static S3Settings of(S3Config config) {
        return new S3Settings(
                place(config),
                access(config),
                encryption(config.serverSideEncryption().strip()),
                Optional.of(config.kmsKeyId().strip()).filter(key -> !key.isEmpty()),
                within("partMegabytes", 5, 1024, config.partMegabytes()) * MEGABYTE,
                new Waits(
                        Duration.ofMillis(within("connectTimeoutMillis", 100, 600_000, config.connectTimeoutMillis())),
                        Duration.ofMillis(within("timeoutMillis", 100, 3_600_000, config.timeoutMillis())),
                        Duration.ofSeconds(within("patienceSeconds", 0, 3600, config.patienceSeconds())),
                        Duration.ofMinutes(within("presignedMinutes", 0, 10_080, config.presignedMinutes()))),
                config.collect());
    }

    private static Place place(S3Config config) {
        String bucket = config.bucket().strip();
        if (!BUCKET.matcher(bucket).matches()) {
            throw wrong("bucket", bucket, "3 to 63 lower-case letters, digits, dots and hyphens");
        }
        String region = config.region().strip();
        if (region.isEmpty()) {
            throw wrong("region", region, "the name of a region");
        }
        String prefix = config.prefix().strip();
        return new Place(
                bucket,
                prefix.isEmpty() || prefix.endsWith("/") ? prefix : prefix + "/",
                region,
                address("endpoint", config.endpoint().strip()),
                address("publicEndpoint", config.publicEndpoint().strip()),
                config.pathStyle());
    }

    private static Optional<URI> address(String name, String text) {
        if (text.isEmpty()) {
            return Optional.empty();
        }
        if (!text.matches("https?://[^/?#@\\s]+/?")) {
            throw wrong(name, text, "http://host:port or https://host:port");
        }
        return Optional.of(URI.create(text.endsWith("/") ? text.substring(0, text.length() - 1) : text));
    }

    private static Optional<Access> access(S3Config config) {
        String id = config.accessKey().strip();
        String secret = config.secretKey().strip();
        if (id.isEmpty() != secret.isEmpty()) {
            throw new IllegalArgumentException(
                    "accessKey and secretKey of dev.atelier.s3 must both be set or both be empty, but only "
                            + (id.isEmpty() ? "secretKey" : "accessKey") + " is set");
        }
        return id.isEmpty() ? Optional.empty() : Optional.of(new Access(id, secret));
    }

    private static String encryption(String text) {
        if (!text.equals("none") && !text.equals("AES256") && !text.equals("aws:kms")) {
            throw wrong("serverSideEncryption", text, "none, AES256 or aws:kms");
        }
        return text;
    }

    private static int within(String name, int least, int most, int value) {
        if (value < least || value > most) {
            throw wrong(name, String.valueOf(value), least + " to " + most);
        }
        return value;
    }

    private static IllegalArgumentException wrong(String name, String value, String allowed) {
        return new IllegalArgumentException(
                name + " of dev.atelier.s3 must be " + allowed + ", but is \"" + value + "\"");
    }
}
