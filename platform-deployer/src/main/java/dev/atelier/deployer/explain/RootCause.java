package dev.atelier.deployer.explain;

import java.util.List;
import org.osgi.framework.Bundle;
import org.osgi.framework.Constants;

/** Finds the one line that matters in what a failing bundle throws. */
public final class RootCause {
    private RootCause() {}

    /** The sentence for a bundle whose start threw. */
    public static String ofStart(Bundle bundle, Throwable thrown) {
        String activator = bundle.getHeaders("").get(Constants.BUNDLE_ACTIVATOR);
        String subject = bundle.getSymbolicName() + " " + bundle.getVersion();
        Throwable root = root(thrown);
        if (activator == null) {
            return subject + " cannot be started: " + line(root.toString());
        } else if (root instanceof ClassNotFoundException
                && String.valueOf(root.getMessage()).contains(activator)) {
            return subject + " names the activator " + activator
                    + ", which is not in the jar; correct Bundle-Activator in the build";
        }
        return subject + " failed to start: its activator " + activator + " threw " + line(root.toString());
    }

    /** The last cause in a stack trace, or its first line where there is no cause. */
    public static String ofTrace(String trace) {
        List<String> lines = trace.lines().filter(line -> !line.isBlank()).toList();
        String cause = lines.isEmpty() ? "an unknown error" : lines.get(0);
        for (String line : lines) {
            if (line.strip().startsWith("Caused by: ")) {
                cause = line.strip().substring("Caused by: ".length());
            }
        }
        return line(cause);
    }

    private static Throwable root(Throwable thrown) {
        Throwable root = thrown;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root;
    }

    /** The first line, with the simple name of the exception's class. */
    private static String line(String text) {
        String first = text.lines().findFirst().orElse(text).strip();
        return first.replaceFirst("^(?:[a-z_0-9]+\\.)+(?=[A-Z][A-Za-z$]*(?:Exception|Error)\\b)", "");
    }
}
