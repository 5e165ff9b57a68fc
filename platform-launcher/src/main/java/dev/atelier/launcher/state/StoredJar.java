package dev.atelier.launcher.state;

import org.osgi.framework.Version;

/**
 * One version of a bundle.
 *
 * @param digest SHA-256 of the jar, as 64 hexadecimal digits
 * @param version the bundle's version
 * @param origin where the jar came from
 * @param file the jar's name there
 */
public record StoredJar(String digest, Version version, Origin origin, String file) {
    public StoredJar {
        if (!digest.matches("[0-9a-f]{64}")) {
            throw new IllegalArgumentException("digest must be 64 hexadecimal digits, but is " + digest);
        }
    }

    /** Version, origin, digest and file name on one line; the file name comes last because it may hold blanks. */
    public String line() {
        return version + " " + origin.word() + " " + digest + " " + file;
    }

    /**
     * The jar that a line describes.
     *
     * @throws IllegalArgumentException if it describes none
     */
    public static StoredJar parse(String line) {
        String[] words = line.split(" ", 4);
        if (words.length < 4) {
            throw new IllegalArgumentException("must be version, origin, digest and file name, but is " + line);
        }
        return new StoredJar(words[2], Version.parseVersion(words[0]), Origin.of(words[1]), words[3]);
    }
}
