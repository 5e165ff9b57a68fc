package dev.atelier.s3;

import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.CreateMultipartUploadRequest;
import software.amazon.awssdk.services.s3.model.NoSuchUploadException;

/** An object that is sent in parts. For one thread; throws {@link software.amazon.awssdk.core.exception.SdkException}. */
final class MultipartUpload {
    private static final long COPY_PART = 1L << 30;

    private final Bucket bucket;
    private final String name;
    private final String key;
    private final String id;
    private final List<CompletedPart> parts = new ArrayList<>();

    private MultipartUpload(Bucket bucket, String key, String id) {
        this.bucket = bucket;
        this.name = bucket.settings().place().bucket();
        this.key = key;
        this.id = id;
    }

    static MultipartUpload begin(Bucket bucket, String key, String type) {
        CreateMultipartUploadRequest.Builder request = CreateMultipartUploadRequest.builder()
                .bucket(bucket.settings().place().bucket())
                .key(key)
                .contentType(type);
        if (bucket.encrypts()) {
            request.serverSideEncryption(bucket.settings().encryption());
            bucket.settings().kmsKey().ifPresent(request::ssekmsKeyId);
        }
        return new MultipartUpload(
                bucket,
                key,
                bucket.client().createMultipartUpload(request.build()).uploadId());
    }

    String key() {
        return key;
    }

    void send(Part part) {
        int number = parts.size() + 1;
        String tag = bucket.client()
                .uploadPart(
                        request -> request.bucket(name).key(key).uploadId(id).partNumber(number), part.body())
                .eTag();
        parts.add(CompletedPart.builder().partNumber(number).eTag(tag).build());
    }

    /** Takes another object's bytes as parts, for what is too large to be copied in one request. */
    void take(String source, long length) {
        for (long from = 0; from < length; from += COPY_PART) {
            int number = parts.size() + 1;
            String range = "bytes=" + from + "-" + (Math.min(length, from + COPY_PART) - 1);
            String tag = bucket.client()
                    .uploadPartCopy(request -> request.sourceBucket(name)
                            .sourceKey(source)
                            .copySourceRange(range)
                            .destinationBucket(name)
                            .destinationKey(key)
                            .uploadId(id)
                            .partNumber(number))
                    .copyPartResult()
                    .eTag();
            parts.add(CompletedPart.builder().partNumber(number).eTag(tag).build());
        }
    }

    void complete() {
        try {
            bucket.client()
                    .completeMultipartUpload(request ->
                            request.bucket(name).key(key).uploadId(id).multipartUpload(upload -> upload.parts(parts)));
        } catch (NoSuchUploadException ended) {
            // Perhaps by an earlier try whose answer was lost: then the object is there.
            if (bucket.find(key).isEmpty()) {
                throw ended;
            }
        }
    }

    void abort() {
        bucket.client()
                .abortMultipartUpload(request -> request.bucket(name).key(key).uploadId(id));
    }
}
