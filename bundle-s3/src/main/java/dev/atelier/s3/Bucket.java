package dev.atelier.s3;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.CopyObjectRequest;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;
import software.amazon.awssdk.services.s3.model.MetadataDirective;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.presigner.model.GetObjectPresignRequest;

/**
 * Objects of a bucket, each method one request. Safe for use by any number of threads; throws {@link SdkException}.
 */
final class Bucket {
    /**
     * An object as the bucket knows it.
     *
     * @param modified by the server's clock
     */
    record Entry(String key, long length, Instant modified) {}

    /** @param next where the next page begins; absent at the end */
    record Page(List<Entry> entries, Optional<String> next) {}

    private final Clients clients;
    private final S3Settings settings;
    private final String name;

    Bucket(Clients clients, S3Settings settings) {
        this.clients = clients;
        this.settings = settings;
        this.name = settings.place().bucket();
    }

    S3Client client() {
        return clients.client();
    }

    S3Settings settings() {
        return settings;
    }

    Optional<Entry> find(String key) {
        try {
            HeadObjectResponse head =
                    client().headObject(request -> request.bucket(name).key(key));
            return Optional.of(new Entry(key, head.contentLength(), head.lastModified()));
        } catch (NoSuchKeyException absent) {
            return Optional.empty();
        } catch (S3Exception failed) {
            if (failed.statusCode() == 404) {
                return Optional.empty();
            }
            throw failed;
        }
    }

    void put(String key, String type, Part part) {
        PutObjectRequest.Builder request =
                PutObjectRequest.builder().bucket(name).key(key).contentType(type);
        if (encrypts()) {
            request.serverSideEncryption(settings.encryption());
            settings.kmsKey().ifPresent(request::ssekmsKeyId);
        }
        client().putObject(request.build(), part.body());
    }

    /** Copies within the bucket; onto itself it makes the object as good as new. */
    void copy(String from, String to, String type) {
        CopyObjectRequest.Builder request = CopyObjectRequest.builder()
                .sourceBucket(name)
                .sourceKey(from)
                .destinationBucket(name)
                .destinationKey(to)
                .metadataDirective(MetadataDirective.REPLACE)
                .contentType(type);
        if (encrypts()) {
            request.serverSideEncryption(settings.encryption());
            settings.kmsKey().ifPresent(request::ssekmsKeyId);
        }
        client().copyObject(request.build());
    }

    boolean encrypts() {
        return !settings.encryption().equals("none");
    }

    /** Deletes an object; one that is not there is deleted as well. */
    void delete(String key) {
        client().deleteObject(request -> request.bucket(name).key(key));
    }

    /**
     * Opens a stretch of an object.
     *
     * @param to the last byte
     */
    ResponseInputStream<GetObjectResponse> open(String key, long from, long to) {
        return client().getObject(request -> request.bucket(name).key(key).range("bytes=" + from + "-" + to));
    }

    /** Up to 1,000 objects whose keys begin so, in the order of their keys. */
    Page list(String prefix, Optional<String> from) {
        ListObjectsV2Response page = client().listObjectsV2(
                        request -> request.bucket(name).prefix(prefix).continuationToken(from.orElse(null)));
        List<Entry> entries = page.contents().stream()
                .map(object -> new Entry(object.key(), object.size(), object.lastModified()))
                .toList();
        return new Page(entries, Optional.ofNullable(page.nextContinuationToken()));
    }

    /** An address for everybody, signed here without a request. */
    URI address(String key, String type, String disposition) {
        GetObjectPresignRequest wanted = GetObjectPresignRequest.builder()
                .signatureDuration(settings.waits().presigned())
                .getObjectRequest(request ->
                        request.bucket(name).key(key).responseContentType(type).responseContentDisposition(disposition))
                .build();
        return URI.create(clients.presigner().presignGetObject(wanted).url().toString());
    }

    /** Whether the bucket is there and lets us in. */
    void probe() {
        client().listObjectsV2(request ->
                request.bucket(name).prefix(settings.place().prefix()).maxKeys(1));
    }
}
