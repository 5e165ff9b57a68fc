package dev.atelier.runtime.asset.disk;

import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.WRITE;

import dev.atelier.core.media.ContentWriter;
import dev.atelier.core.media.Digest;
import dev.atelier.core.media.MediaContent;
import dev.atelier.core.media.MediaType;
import dev.atelier.runtime.utility.Signatures;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Writes a file of ours: hashed on the way, put in its place by an atomic rename. */
final class FileContentWriter extends ContentWriter {
    /** The JDK keeps a native buffer of the largest write for each thread; this bounds it. */
    private static final int SLICE = 64 * 1024;

    private final Path part;
    private final MediaType declared;
    private final Function<Digest, Path> place;
    private final boolean durable;
    private final FileChannel channel;
    private final MessageDigest sha = sha256();
    private final byte[] head = new byte[Signatures.HEAD];
    private long length;
    private @Nullable Digest digest;
    private boolean ended;

    /**
     * @param part where to write
     * @param place where the bytes of a digest belong
     * @param durable whether the bytes must survive a power cut once they are committed
     */
    FileContentWriter(Path part, MediaType declared, Function<Digest, Path> place, boolean durable) throws IOException {
        this.part = part;
        this.declared = declared;
        this.place = place;
        this.durable = durable;
        this.channel = FileChannel.open(part, CREATE_NEW, WRITE);
    }

    @Override
    public void write(int value) {
        write(new byte[] {(byte) value}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int count) {
        Objects.checkFromIndexSize(offset, count, bytes.length);
        if (length < head.length) {
            System.arraycopy(bytes, offset, head, (int) length, (int) Math.min(count, head.length - length));
        }
        sha.update(bytes, offset, count);
        try {
            for (int done = 0; done < count; ) {
                done += channel.write(ByteBuffer.wrap(bytes, offset + done, Math.min(SLICE, count - done)));
            }
        } catch (IOException failed) {
            throw StorageFailure.writing(failed);
        }
        length += count;
    }

    @Override
    public Optional<Digest> seal() {
        if (ended) {
            throw new IllegalStateException("the writer is closed");
        }
        return Optional.of(digest());
    }

    private Digest digest() {
        if (digest == null) {
            digest = new Digest(HexFormat.of().formatHex(sha.digest()));
        }
        return digest;
    }

    @Override
    public MediaContent commit() {
        if (ended) {
            throw new IllegalStateException("the writer is closed");
        }
        Digest named = digest();
        Path target = place.apply(named);
        try {
            if (durable) {
                channel.force(true);
            }
            channel.close();
            keepOnce(target);
        } catch (IOException failed) {
            throw StorageFailure.writing(failed);
        }
        ended = true;
        MediaType type = Signatures.decide(declared, Arrays.copyOf(head, (int) Math.min(length, head.length)));
        return new StoredFile(type, length, named, target);
    }

    private void keepOnce(Path target) throws IOException {
        if (isThere(target)) {
            Files.delete(part);
            return;
        }
        try {
            Files.move(part, target, StandardCopyOption.ATOMIC_MOVE);
        } catch (NoSuchFileException noDirectory) {
            Files.createDirectories(target.resolveSibling(""));
            Files.move(part, target, StandardCopyOption.ATOMIC_MOVE);
        }
    }

    private boolean isThere(Path target) throws IOException {
        try {
            if (Files.size(target) != length) {
                return false; // What a power cut left of it.
            }
            // Looks new to the sweep of files that nobody uses.
            Files.setLastModifiedTime(target, FileTime.from(Instant.now()));
            return true;
        } catch (NoSuchFileException absent) {
            return false;
        }
    }

    @Override
    public void close() {
        if (ended) {
            return;
        }
        ended = true;
        try {
            channel.close();
            Files.deleteIfExists(part);
        } catch (IOException leftOver) {
            // Harmless: what is left of unfinished files is cleared at the next start.
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
