package dev.atelier.runtime.asset.disk;

import com.github.f4b6a3.ulid.Ulid;
import dev.atelier.core.asset.AssetQuery;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Predicate;

/**
 * Files named by ULIDs, in directories by time: the first characters of a ULID say in which nine hours it was made, so
 * that whole directories are left out of a search by their names alone.
 *
 * @param root the directory of directories
 * @param suffix what follows the ULID in a file's name
 */
record TimeTree(Path root, String suffix) {
    private static final int PREFIX = 5;
    /** The latest time of a ULID. */
    private static final long LATEST = (1L << 48) - 1;
    /** An asset's id has the time of the call that made it, which is never so much away from the asset's own. */
    private static final Duration LONGEST_CALL = Duration.ofDays(2);

    Path file(String id) {
        return root.resolve(id.substring(0, PREFIX)).resolve(id + suffix);
    }

    /**
     * Visits the ids that may be meant by a query, newest first.
     *
     * @param visitor says whether to go on
     */
    void visit(AssetQuery query, Predicate<String> visitor) throws IOException {
        String before = query.before().orElse("\uffff");
        String from =
                query.from().map(time -> prefix(time, -LONGEST_CALL.toMillis())).orElse("");
        String to =
                query.to().map(time -> prefix(time, LONGEST_CALL.toMillis())).orElse("\uffff");
        for (String directory : newestFirst(root)) {
            boolean admitted =
                    directory.compareTo(before) <= 0 && directory.compareTo(from) >= 0 && directory.compareTo(to) <= 0;
            if (admitted && !visit(directory, before, visitor)) {
                return;
            }
        }
    }

    private boolean visit(String directory, String before, Predicate<String> visitor) throws IOException {
        for (String name : newestFirst(root.resolve(directory))) {
            String id = name.substring(0, name.length() - suffix.length());
            if (id.compareTo(before) < 0 && !visitor.test(id)) {
                return false;
            }
        }
        return true;
    }

    private static String prefix(Instant time, long later) {
        long seconds = Math.max(0, Math.min(time.getEpochSecond(), LATEST / 1000));
        long millis = Math.max(0, Math.min(seconds * 1000 + later, LATEST));
        return Ulid.min(millis).toString().substring(0, PREFIX);
    }

    private static List<String> newestFirst(Path directory) throws IOException {
        List<String> names = new ArrayList<>(Home.names(directory));
        Collections.reverse(names);
        return names;
    }
}
