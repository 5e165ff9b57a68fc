package dev.atelier.runtime.asset;

import dev.atelier.core.media.Digest;
import dev.atelier.core.media.MediaContent;
import dev.atelier.core.media.MediaType;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.NoSuchFileException;
import java.util.function.Supplier;

/**
 * Bytes of which there are several copies that go one by one: those of equal calls that keep nothing. What was found may
 * be another call's, and gone when it is opened; then there is one more.
 *
 * @param found where they were
 * @param again finds them anew, or throws that they are gone
 */
record PassingContent(MediaContent found, Supplier<MediaContent> again) implements MediaContent {
    private static final int ATTEMPTS = 100;

    @Override
    public MediaType type() {
        return found.type();
    }

    @Override
    public long length() {
        return found.length();
    }

    @Override
    public Digest digest() {
        return found.digest();
    }

    @Override
    public InputStream open() throws IOException {
        MediaContent content = found;
        for (int attempt = 1; attempt < ATTEMPTS; attempt++) {
            try {
                return content.open();
            } catch (NoSuchFileException gone) {
                content = again.get();
            }
        }
        return content.open();
    }
}
