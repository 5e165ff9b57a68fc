package dev.atelier.runtime.asset;

import dev.atelier.core.media.Digest;
import dev.atelier.core.media.MediaContent;
import dev.atelier.core.media.MediaType;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Bytes of small contents that were opened lately, so that what is given again and again is not read from its store each
 * time. Since they go by their digest they are never stale; whether content is still there its store is asked all the
 * same. Bounded by bytes. Safe for use by any number of threads.
 */
final class SmallContents {
    private static final int SMALL = 64 << 10;
    private static final long MOST_BYTES = 16 << 20;

    private final Map<Digest, byte[]> held = new LinkedHashMap<>(16, 0.75f, true);
    private long bytes;

    /** The same content, its bytes from memory where they are there. */
    MediaContent of(MediaContent content) {
        return content.length() <= SMALL ? new Held(content) : content;
    }

    private Optional<byte[]> find(Digest digest) {
        synchronized (held) {
            return Optional.ofNullable(held.get(digest));
        }
    }

    private void hold(Digest digest, byte[] content) {
        synchronized (held) {
            byte[] before = held.put(digest, content);
            bytes += content.length - (before == null ? 0 : before.length);
            for (Iterator<byte[]> oldest = held.values().iterator(); bytes > MOST_BYTES; oldest.remove()) {
                bytes -= oldest.next().length;
            }
        }
    }

    private final class Held implements MediaContent {
        private final MediaContent content;

        Held(MediaContent content) {
            this.content = content;
        }

        @Override
        public MediaType type() {
            return content.type();
        }

        @Override
        public long length() {
            return content.length();
        }

        @Override
        public Digest digest() {
            return content.digest();
        }

        @Override
        public InputStream open() throws IOException {
            Optional<byte[]> known = find(digest());
            if (known.isPresent()) {
                return new ByteArrayInputStream(known.get());
            }
            try (InputStream in = content.open()) {
                byte[] whole = in.readAllBytes();
                if (whole.length == length()) {
                    hold(digest(), whole);
                }
                return new ByteArrayInputStream(whole);
            }
        }
    }
}
