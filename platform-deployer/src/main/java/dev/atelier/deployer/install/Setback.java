package dev.atelier.deployer.install;

import dev.atelier.core.error.MediaException;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.Bundle;

/** A new version had been started, but did not do; the old one runs on or runs again. */
public final class Setback extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String sentence;

    private Setback(String sentence, @Nullable Throwable cause) {
        super(sentence, cause);
        this.sentence = sentence;
    }

    /** What happened, for the operator. */
    public String sentence() {
        return sentence;
    }

    static Setback of(MediaException refused, Bundle old) {
        return new Setback(refused.getMessage() + "; " + old.getVersion() + " runs on", refused);
    }

    static Setback of(String fault) {
        return new Setback(fault, null);
    }
}
