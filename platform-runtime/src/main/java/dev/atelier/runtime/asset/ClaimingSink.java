package dev.atelier.runtime.asset;

import dev.atelier.core.media.ContentSink;
import dev.atelier.core.media.ContentWriter;
import dev.atelier.core.media.MediaContent;
import dev.atelier.core.media.MediaType;
import java.io.IOException;
import java.io.InputStream;

/** The store's sink, whose new bytes nobody deletes before an asset tells of them. */
record ClaimingSink(Contents contents) implements ContentSink {
    @Override
    public ContentWriter open(MediaType declared) {
        return new Claiming(contents, contents.store().open(declared));
    }

    @Override
    public MediaContent store(MediaType declared, InputStream bytes) {
        return Copy.whole(bytes, open(declared));
    }

    private static final class Claiming extends ContentWriter {
        private final Contents contents;
        private final ContentWriter writer;

        Claiming(Contents contents, ContentWriter writer) {
            this.contents = contents;
            this.writer = writer;
        }

        @Override
        public void write(int value) throws IOException {
            writer.write(value);
        }

        @Override
        public void write(byte[] bytes, int offset, int count) throws IOException {
            writer.write(bytes, offset, count);
        }

        @Override
        public MediaContent commit() throws IOException {
            return contents.claim(writer);
        }

        @Override
        public void close() {
            writer.close();
        }
    }
}
