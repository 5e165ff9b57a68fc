package dev.atelier.launcher.boot;

import java.io.PrintStream;

/** One line on the terminal that changes while the platform starts; without a terminal only the last one is printed. */
final class Progress {
    private final PrintStream out;
    private final boolean terminal;

    Progress(PrintStream out, boolean terminal) {
        this.out = out;
        this.terminal = terminal;
    }

    void say(String text) {
        if (terminal) {
            out.print("\r" + text + "\u001b[K");
            out.flush();
        }
    }

    /** Leaves nothing of the line. */
    void clear() {
        say("");
    }

    void end(String text) {
        clear();
        out.println(text);
    }
}
