package dev.atelier.database;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import org.h2.mvstore.DataUtils;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.MVStoreException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The file of an H2 database, before it is opened. H2 (2.2.220 to 2.5.252 at least) has the head of its file name the
 * last chunk but one whenever it writes a chunk into space that was freed. After a crash it goes by that name, and what
 * was committed since is gone. The chunks themselves are whole: a look at all of them finds the newest.
 */
final class H2File {
    private static final Logger LOG = LoggerFactory.getLogger(H2File.class);

    private static final String PREFIX = "jdbc:h2:file:";
    private static final String SUFFIX = ".mv.db";
    /** H2's head is two blocks of this length, each a line of text. */
    private static final int HEAD = 4096;

    private static final Set<Integer> NOT_NOW = Set.of(DataUtils.ERROR_FILE_LOCKED, DataUtils.ERROR_WRITING_FAILED);

    private static final String CLEAN = "clean:1";

    private final Path path;

    H2File(Path path) {
        this.path = path;
    }

    /** The file behind an address; nothing for a database that is none. */
    static Optional<H2File> of(Address address) {
        String url = address.url();
        if (!url.startsWith(PREFIX)) {
            return Optional.empty();
        }
        String file = url.substring(PREFIX.length())
                .split(";", 2)[0]
                .replaceFirst("^~", System.getProperty("user.home", "~"));
        return Optional.of(new H2File(Path.of(file + SUFFIX)));
    }

    /**
     * Has H2 find the newest of what a crash has left, if there was one.
     *
     * @return false if that is not possible just now: the file is open, or its disk is full
     */
    boolean recover() {
        try {
            if (Files.exists(path) && !isClean()) {
                MVStore store = new MVStore.Builder()
                        .fileName(path.toString())
                        .recoveryMode()
                        .open();
                store.close();
                LOG.info("The database was not closed the last time; it is whole again");
            }
        } catch (MVStoreException e) {
            if (NOT_NOW.contains(e.getErrorCode())) {
                LOG.debug("{} cannot be looked through just now", path, e);
                return false;
            }
            LOG.error("{} cannot be looked through: {}", path, e.getMessage());
        } catch (IOException e) {
            // Whoever opens it next is told the same, and tells the operator what that means.
            LOG.error("{} cannot be looked through: {}", path, e.getMessage());
        }
        return true;
    }

    private boolean isClean() throws IOException {
        try (InputStream file = Files.newInputStream(path)) {
            return new String(file.readNBytes(HEAD), StandardCharsets.ISO_8859_1).contains(CLEAN);
        }
    }
}
