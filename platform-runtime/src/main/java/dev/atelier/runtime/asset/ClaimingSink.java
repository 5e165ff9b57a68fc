package dev.atelier.runtime.asset;

import dev.atelier.core.media.ContentSink;
import dev.atelier.core.media.ContentWriter;
import dev.atelier.core.media.Digest;
import dev.atelier.core.media.MediaContent;
import dev.atelier.core.media.MediaType;
import dev.atelier.runtime.asset.disk.Copy;
import dev.atelier.runtime.utility.Signatures;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Optional;

/** The store's sink, whose new bytes nobody deletes before an asset tells of them, and which tells their type. */
record ClaimingSink(Contents contents) implements ContentSink {
    @Override
    public ContentWriter open(MediaType declared) {
        return new Claiming(contents, contents.store().open(declared), declared);
    }

    @Override
    public MediaContent store(MediaType declared, InputStream bytes) {
        return Copy.whole(bytes, open(declared));
    }

    private static final class Claiming extends ContentWriter {
        private final Contents contents;
        private final ContentWriter writer;
        private final MediaType declared;
        private final byte[] head = new byte[Signatures.HEAD];
        private int seen;

        Claiming(Contents contents, ContentWriter writer, MediaType declared) {
            this.contents = contents;
            this.writer = writer;
            this.declared = declared;
        }

        @Override
        public void write(int value) throws IOException {
            writer.write(value);
            if (seen < head.length) {
                head[seen++] = (byte) value;
            }
        }

        @Override
        public void write(byte[] bytes, int offset, int count) throws IOException {
            writer.write(bytes, offset, count);
            int more = Math.min(count, head.length - seen);
            System.arraycopy(bytes, offset, head, seen, more);
            seen += more;
        }

        @Override
        public Optional<Digest> seal() throws IOException {
            return writer.seal();
        }

        @Override
        public MediaContent commit() throws IOException {
            MediaContent stored = contents.claim(writer);
            MediaType type = Signatures.decide(declared, Arrays.copyOf(head, seen));
            return stored.type().equals(type) ? stored : new TypedContent(stored, type);
        }

        @Override
        public void close() {
            writer.close();
        }
    }
}
