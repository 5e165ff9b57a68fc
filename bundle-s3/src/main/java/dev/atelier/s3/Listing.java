package dev.atelier.s3;

import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;
import software.amazon.awssdk.services.s3.model.ListMultipartUploadsResponse;
import software.amazon.awssdk.services.s3.model.MultipartUpload;

/** Goes through what lies in the bucket, a page of 1,000 at a time. */
record Listing(Store store) {
    void older(String prefix, Instant before, Consumer<Bucket.Entry> visitor) {
        Optional<String> from = Optional.empty();
        do {
            Optional<String> start = from;
            Bucket.Page page = store.requests().once(() -> store.bucket().list(prefix, start));
            page.entries().stream()
                    .filter(entry -> entry.modified().isBefore(before))
                    .forEach(visitor);
            from = page.next();
        } while (from.isPresent());
    }

    /** Ends uploads that began before a time and were never completed; until then the server keeps their parts. */
    void abort(Instant before) {
        String bucket = store.bucket().settings().place().bucket();
        String[] from = {null, null};
        ListMultipartUploadsResponse page;
        do {
            page = store.requests()
                    .once(() -> store.bucket()
                            .client()
                            .listMultipartUploads(request -> request.bucket(bucket)
                                    .prefix(store.keys().prefix())
                                    .keyMarker(from[0])
                                    .uploadIdMarker(from[1])));
            page.uploads().stream()
                    .filter(upload -> upload.initiated().isBefore(before))
                    .filter(upload -> isOurs(upload.key()))
                    .forEach(upload -> abort(bucket, upload));
            from[0] = page.nextKeyMarker();
            from[1] = page.nextUploadIdMarker();
        } while (Boolean.TRUE.equals(page.isTruncated()));
    }

    private boolean isOurs(String key) {
        return key.startsWith(store.keys().unfinished())
                || store.keys().digest(key).isPresent();
    }

    private void abort(String bucket, MultipartUpload upload) {
        store.requests()
                .once(() -> store.bucket()
                        .client()
                        .abortMultipartUpload(request ->
                                request.bucket(bucket).key(upload.key()).uploadId(upload.uploadId())));
    }
}
