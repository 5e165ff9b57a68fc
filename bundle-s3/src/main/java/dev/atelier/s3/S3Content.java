package dev.atelier.s3;

import dev.atelier.core.error.ErrorKind;
import dev.atelier.core.error.MediaException;
import dev.atelier.core.media.Digest;
import dev.atelier.core.media.MediaContent;
import dev.atelier.core.media.MediaType;
import java.io.InputStream;
import java.net.URI;
import java.util.Optional;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;

/** Bytes in the bucket. */
final class S3Content implements MediaContent {
    private final Store store;
    private final MediaType type;
    private final long length;
    private final Digest digest;
    private final byte[] head;

    /** @param head the first bytes, where they are at hand */
    S3Content(Store store, MediaType type, long length, Digest digest, byte[] head) {
        this.store = store;
        this.type = type;
        this.length = length;
        this.digest = digest;
        this.head = head;
    }

    @Override
    public MediaType type() {
        return type;
    }

    @Override
    public long length() {
        return length;
    }

    @Override
    public Digest digest() {
        return digest;
    }

    @Override
    public InputStream open() {
        return new S3Stream(this::open, length, head);
    }

    private ResponseInputStream<?> open(long from, long to) {
        try {
            return store.requests().once(() -> store.bucket().open(store.keys().of(digest), from, to));
        } catch (MediaException failed) {
            if (failed.getCause() instanceof NoSuchKeyException) {
                throw new MediaException(ErrorKind.NOT_FOUND, "the bytes are no longer in the asset store", failed);
            }
            throw failed;
        }
    }

    @Override
    public Optional<URI> address(String disposition) {
        if (store.bucket().settings().waits().presigned().isZero()) {
            return Optional.empty();
        }
        return Optional.of(store.requests()
                .once(() -> store.bucket().address(store.keys().of(digest), type.toString(), disposition)));
    }
}
