package dev.atelier.runtime.asset.disk;

import dev.atelier.core.media.Digest;
import dev.atelier.core.media.MediaContent;
import dev.atelier.core.media.MediaType;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** Bytes in a file of ours. Skipping in the stream seeks in the file, so that a range costs what it reads. */
record StoredFile(MediaType type, long length, Digest digest, Path path) implements MediaContent {
    @Override
    public InputStream open() throws IOException {
        return Files.newInputStream(path);
    }
}
