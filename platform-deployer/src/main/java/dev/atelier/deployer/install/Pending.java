package dev.atelier.deployer.install;

import dev.atelier.launcher.state.AtomicFile;
import dev.atelier.launcher.state.DesiredState;
import dev.atelier.launcher.state.StoredJar;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceReference;

/**
 * Replacements that the deployer does not live through, because it is refreshed itself: what is to be settled
 * afterwards lies in a file, in which the replacement writes its end and the next deployer reads it.
 */
final class Pending {
    private static final String COMPONENT_RUNTIME = "org.osgi.service.component.runtime.ServiceComponentRuntime";

    /** Time for the answer to whoever asked, since the way it takes may be refreshed too. */
    private static final long ANSWER_NANOS = 300_000_000;

    private final BundleContext system;
    private final Bundle self;
    private final Path file;

    Pending(BundleContext system, Bundle self, Path home) {
        this.system = system;
        this.self = self;
        this.file = DesiredState.folder(home).resolve("pending.properties");
    }

    /**
     * What is to be settled.
     *
     * @param decision what is desired if it ends well
     * @param next the jar that comes
     * @param name the bundle's symbolic name
     * @param running the jar that goes
     */
    record Note(Decision decision, StoredJar next, String name, Optional<StoredJar> running) {}

    /**
     * A replacement that is over.
     *
     * @param note what is to be settled
     * @param fault why it failed; empty if all is well
     */
    record Ended(Note note, String fault) {}

    /** Whether refreshing these bundles would stop the deployer. */
    boolean concerns(Set<Bundle> touched) {
        return touched.contains(self) || touched.stream().anyMatch(Pending::isComponentRuntime);
    }

    /** Begins a replacement that goes on by itself. */
    void run(Replacement.Order order, Note note) {
        write(note);
        Replacement replacement = new Replacement(system, order, Bundle::start, this::isAlive, this::end);
        Runnable afterTheAnswer = () -> {
            LockSupport.parkNanos(ANSWER_NANOS);
            replacement.run();
        };
        Starter.thread("replacement", afterTheAnswer).start();
    }

    /** What is noted, whether it is over or not. */
    Optional<Note> note() {
        return Files.exists(file) ? Optional.of(parse(read())) : Optional.empty();
    }

    /** The end of the noted replacement, as soon as there is one; each end is handed out once. */
    Optional<Ended> takeEnd() {
        Properties lines = read();
        if (!lines.getProperty("process", "").equals(process())) {
            lines.setProperty("end", "the platform was stopped before it was done");
        }
        String end = lines.getProperty("end");
        if (end == null) {
            return Optional.empty();
        }
        try {
            return Files.deleteIfExists(file) ? Optional.of(new Ended(parse(lines), end)) : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Tells the replacement that goes on that there is a deployer again. */
    void giveSignOfLife() {
        append("alive = true\n");
    }

    private boolean isAlive() {
        try {
            return Files.readString(file).contains("alive = true");
        } catch (IOException notNow) {
            return false;
        }
    }

    private void end(String fault) {
        append("end = " + fault.replace("\\", "\\\\").replaceAll("\\R", " ") + "\n");
    }

    private void append(String line) {
        try {
            Files.writeString(file, line, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void write(Note note) {
        String text = "process = " + process() + "\ndecision = " + note.decision() + "\nname = " + note.name()
                + "\nnext = " + note.next().line() + "\n"
                + note.running().map(jar -> "running = " + jar.line() + "\n").orElse("");
        try {
            AtomicFile.write(file, text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Properties read() {
        Properties lines = new Properties();
        try (BufferedReader reader = Files.newBufferedReader(file)) {
            lines.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return lines;
    }

    private static Note parse(Properties lines) {
        return new Note(
                Decision.valueOf(lines.getProperty("decision")),
                StoredJar.parse(lines.getProperty("next")),
                lines.getProperty("name"),
                Optional.ofNullable(lines.getProperty("running")).map(StoredJar::parse));
    }

    private static String process() {
        ProcessHandle me = ProcessHandle.current();
        return me.pid() + " " + me.info().startInstant().map(Object::toString).orElse("");
    }

    private static boolean isComponentRuntime(Bundle bundle) {
        ServiceReference<?>[] services = bundle.getRegisteredServices();
        if (services != null) {
            for (ServiceReference<?> service : services) {
                if (Set.of((String[]) service.getProperty("objectClass")).contains(COMPONENT_RUNTIME)) {
                    return true;
                }
            }
        }
        return false;
    }
}
