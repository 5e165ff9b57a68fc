package dev.atelier.launcher.boot;

import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.osgi.framework.Bundle;
import org.osgi.framework.FrameworkEvent;
import org.osgi.framework.FrameworkListener;

/** Collects why bundles could not start, while the start level rises. */
final class StartFailures implements FrameworkListener {
    private final Map<Bundle, Throwable> failures = new ConcurrentHashMap<>();

    @Override
    public void frameworkEvent(FrameworkEvent event) {
        if (event.getType() == FrameworkEvent.ERROR && event.getBundle().getBundleId() != 0) {
            failures.put(event.getBundle(), event.getThrowable());
        }
    }

    /** Why a bundle does not run, in the words of its innermost cause. */
    String reason(Bundle bundle) {
        Throwable cause = failures.get(bundle);
        if (cause == null) {
            return "no reason was given; the log may hold one";
        }
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        String text = Objects.requireNonNullElse(cause.getMessage(), "");
        return (text.isBlank() ? cause.toString() : text).split("\\R| Unresolved requirements", 2)[0];
    }
}
