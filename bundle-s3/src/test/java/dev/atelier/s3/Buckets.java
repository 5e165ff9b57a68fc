package dev.atelier.s3;

import dev.atelier.core.media.Digest;
import dev.atelier.testkit.Settings;
import dev.atelier.testkit.storage.S3Server;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;

/** Stores over buckets of a server. */
final class Buckets {
    private Buckets() {}

    static Digest digest(byte[] bytes) throws NoSuchAlgorithmException {
        return new Digest(
                HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes)));
    }

    static S3Settings settings(S3Server server, String bucket, Map<String, Object> more) {
        return settings(server.endpoint(), bucket, more);
    }

    static S3Settings settings(String endpoint, String bucket, Map<String, Object> more) {
        Map<String, Object> values = new HashMap<>(Map.of(
                "endpoint",
                endpoint,
                "bucket",
                bucket,
                "pathStyle",
                true,
                "accessKey",
                S3Server.ACCESS_KEY,
                "secretKey",
                S3Server.SECRET_KEY,
                "prefix",
                "files",
                "partMegabytes",
                5,
                "patienceSeconds",
                0,
                "collect",
                true));
        values.putAll(more);
        return S3Settings.of(Settings.of(S3Config.class, values));
    }

    static S3ContentStore store(S3Server server, String bucket, Path folder, Map<String, Object> more)
            throws IOException {
        return new S3ContentStore(settings(server, server.bucket(bucket), more), Files.createDirectories(folder));
    }
}
