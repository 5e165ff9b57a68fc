package dev.atelier.launcher.state;

import java.util.Locale;

/** Where a jar came from. */
public enum Origin {
    /** With the distribution. */
    SHIPPED,
    /** Through the deploy folder. */
    FOLDER,
    /** Through the operations API or the command line. */
    UPLOAD;

    /** The word that stands in files and answers. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * The origin that a word stands for.
     *
     * @throws IllegalArgumentException if it stands for none
     */
    public static Origin of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
