package dev.atelier.deployer.jar;

import dev.atelier.core.error.ErrorKind;
import dev.atelier.core.error.MediaException;

/** Makes the exception that says in one sentence why a change cannot be made, and what to do. */
public final class Refusal {
    private Refusal() {}

    public static MediaException because(String sentence) {
        return new MediaException(ErrorKind.CONFLICT, sentence);
    }

    public static MediaException because(String sentence, Throwable cause) {
        return new MediaException(ErrorKind.CONFLICT, sentence, cause);
    }
}
