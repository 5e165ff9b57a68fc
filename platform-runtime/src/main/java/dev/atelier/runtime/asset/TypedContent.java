package dev.atelier.runtime.asset;

import dev.atelier.core.media.Digest;
import dev.atelier.core.media.MediaContent;
import dev.atelier.core.media.MediaType;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.Optional;

/** Stored bytes that are something else than their maker claimed. */
record TypedContent(MediaContent content, MediaType type) implements MediaContent {
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
        return content.open();
    }

    @Override
    public Optional<URI> address(String disposition) {
        return content.address(disposition);
    }
}
