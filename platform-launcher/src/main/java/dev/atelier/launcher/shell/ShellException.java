package dev.atelier.launcher.shell;

import org.jspecify.annotations.Nullable;

/** A shell command failed; the message is the shell's own. */
public final class ShellException extends Exception {
    private static final long serialVersionUID = 1L;

    ShellException(@Nullable String message) {
        super(message);
    }
}
