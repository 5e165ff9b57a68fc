package dev.atelier.s3;

import dev.atelier.core.error.ErrorKind;
import dev.atelier.core.error.MediaException;
import dev.atelier.core.media.ContentWriter;
import dev.atelier.core.media.Digest;
import dev.atelier.core.media.MediaContent;
import dev.atelier.core.media.MediaType;
import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * Sends what is written, hashed on the way. What fits into one part is put where its digest says; larger things are sent
 * part by part under a name of their own and copied there by the server once the digest is known.
 */
final class S3Writer extends ContentWriter {
    private static final Logger LOG = LoggerFactory.getLogger(S3Writer.class);

    private static final int HEAD = 16 * 1024;
    /** What can be copied in one request. */
    private static final long COPY = 5L << 30;
    /** Bytes stored again are made as good as new, unless they are about that: whoever clears away looks at their age. */
    private static final Duration YOUNG = Duration.ofMinutes(15);

    private final Store store;
    private final MediaType declared;
    private final MessageDigest sha = sha256();
    private final byte[] head = new byte[HEAD];
    private Part part;
    private @Nullable MultipartUpload upload;
    private @Nullable Digest digest;
    private long length;
    private boolean ended;

    S3Writer(Store store, MediaType declared) {
        this.store = store;
        this.declared = declared;
        this.part = newPart();
    }

    private Part newPart() {
        try {
            return new Part(store.folder());
        } catch (IOException failed) {
            throw local(failed);
        }
    }

    private static MediaException local(IOException failed) {
        return new MediaException(
                ErrorKind.STORAGE_FAILED,
                "a file on its way to the asset store cannot be written to this machine's disk: " + failed.getMessage(),
                failed);
    }

    @Override
    public void write(int value) {
        write(new byte[] {(byte) value}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int count) {
        Objects.checkFromIndexSize(offset, count, bytes.length);
        if (length < HEAD) {
            System.arraycopy(bytes, offset, head, (int) length, (int) Math.min(count, HEAD - length));
        }
        sha.update(bytes, offset, count);
        length += count;
        int size = store.bucket().settings().partBytes();
        try {
            for (int done = 0; done < count; ) {
                if (part.length() == size) {
                    send();
                }
                int fits = (int) Math.min(count - done, size - part.length());
                part.write(bytes, offset + done, fits);
                done += fits;
            }
        } catch (IOException failed) {
            throw local(failed);
        }
    }

    /** Sends a part, which is full or the last. */
    private void send() throws IOException {
        part.seal();
        MultipartUpload sending = upload;
        if (sending == null) {
            sending = store.requests()
                    .patiently(() ->
                            MultipartUpload.begin(store.bucket(), store.keys().fresh(), declared.toString()));
            upload = sending;
        }
        MultipartUpload open = sending;
        store.requests().patiently(() -> {
            open.send(part);
            return open;
        });
        part.close();
        part = newPart();
    }

    @Override
    public Optional<Digest> seal() {
        if (ended) {
            throw new IllegalStateException("the writer is closed");
        }
        if (digest == null) {
            digest = new Digest(HexFormat.of().formatHex(sha.digest()));
        }
        return Optional.of(digest);
    }

    @Override
    public MediaContent commit() {
        Digest named = seal().orElseThrow();
        String key = store.keys().of(named);
        try {
            Optional<Bucket.Entry> there = store.requests()
                    .patiently(() -> store.bucket().find(key))
                    .filter(entry -> entry.length() == length);
            if (there.isPresent()) {
                renew(there.get());
            } else if (upload == null) {
                part.seal();
                store.requests().patiently(() -> {
                    store.bucket().put(key, declared.toString(), part);
                    return key;
                });
            } else {
                send();
                finish(upload, key);
            }
        } catch (IOException failed) {
            throw local(failed);
        }
        close();
        byte[] start = Arrays.copyOf(head, (int) Math.min(length, HEAD));
        return new S3Content(store, declared, length, named, start);
    }

    private void renew(Bucket.Entry there) {
        if (there.modified().plus(YOUNG).isBefore(Instant.now())) {
            store.requests().patiently(() -> place(there.key(), there.key()));
        }
    }

    private void finish(MultipartUpload sent, String key) {
        store.requests().patiently(() -> {
            sent.complete();
            return sent;
        });
        try {
            store.requests().patiently(() -> place(sent.key(), key));
        } finally {
            upload = null;
            quietly(() -> store.bucket().delete(sent.key()));
        }
    }

    private String place(String from, String to) {
        if (length <= COPY) {
            store.bucket().copy(from, to, declared.toString());
        } else {
            MultipartUpload copy = MultipartUpload.begin(store.bucket(), to, declared.toString());
            copy.take(from, length);
            copy.complete();
        }
        return to;
    }

    @Override
    public void close() {
        if (ended) {
            return;
        }
        ended = true;
        part.close();
        MultipartUpload unfinished = upload;
        if (unfinished != null) {
            quietly(unfinished::abort);
        }
    }

    private static void quietly(Runnable clearing) {
        try {
            clearing.run();
        } catch (SdkException leftOver) {
            LOG.debug("What is left of a file in the asset store is cleared away at a sweep", leftOver);
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }
}
