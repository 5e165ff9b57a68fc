package dev.atelier.s3;

import dev.atelier.core.media.Digest;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * Where what lies in the bucket.
 *
 * @param prefix empty, or ending in a slash
 */
record Keys(String prefix) {
    private static final Pattern DIGEST = Pattern.compile("[0-9a-f]{64}");

    String contents() {
        return prefix + "content/";
    }

    /** Where large files are put together before their digest is known. */
    String unfinished() {
        return prefix + "tmp/";
    }

    String of(Digest digest) {
        return contents() + digest.hex();
    }

    String fresh() {
        return unfinished() + UUID.randomUUID();
    }

    /** The digest in a key; nothing where the object is none of ours. */
    Optional<Digest> digest(String key) {
        return Optional.of(key)
                .filter(name -> name.startsWith(contents()))
                .map(name -> name.substring(contents().length()))
                .filter(name -> DIGEST.matcher(name).matches())
                .map(Digest::new);
    }
}
