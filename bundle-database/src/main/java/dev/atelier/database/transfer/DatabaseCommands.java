package dev.atelier.database.transfer;

import dev.atelier.core.database.Database;
import dev.atelier.core.error.MediaException;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The shell's commands {@code database:export} and {@code database:import}. */
@Component(
        service = DatabaseCommands.class,
        property = {"osgi.command.scope=database", "osgi.command.function=export", "osgi.command.function=import"})
public final class DatabaseCommands {
    /** Something that moves rows and may fail. */
    @FunctionalInterface
    private interface Move {
        Map<String, Long> run() throws IOException;
    }

    private final Database database;

    @Activate
    public DatabaseCommands(@Reference Database database) {
        this.database = database;
    }

    /** Writes all tables to a file that is not there yet; says how many rows each has. */
    public String export(String file) {
        return told("exported", () -> new Export(database).to(Path.of(file)));
    }

    /** Reads all tables from a file; the underscore is the shell's way with words of the language. */
    @SuppressWarnings("MemberName")
    public String _import(String file) {
        return told("imported", () -> new Import(database, false).from(Path.of(file)));
    }

    /** Reads all tables from a file; with {@code --replace} what they hold goes first. */
    @SuppressWarnings("MemberName")
    public String _import(String option, String file) {
        if (!option.equals("--replace")) {
            throw new IllegalArgumentException("the only option is --replace, but it is " + option);
        }
        return told("imported", () -> new Import(database, true).from(Path.of(file)));
    }

    private static String told(String done, Move move) {
        try {
            Map<String, Long> rows = move.run();
            long all = rows.values().stream().mapToLong(Long::longValue).sum();
            return rows.entrySet().stream()
                            .map(table -> String.format(Locale.ROOT, "%,12d  %s%n", table.getValue(), table.getKey()))
                            .collect(Collectors.joining())
                    + String.format(Locale.ROOT, "%,12d  rows %s", all, done);
        } catch (FileAlreadyExistsException there) {
            throw new IllegalStateException(there.getFile() + " is there already", there);
        } catch (NoSuchFileException missing) {
            throw new IllegalStateException("there is no file " + missing.getFile(), missing);
        } catch (IOException failed) {
            throw new IllegalStateException("the file cannot be used: " + failed.getMessage(), failed);
        } catch (MediaException failed) {
            Throwable cause = failed.getCause();
            throw new IllegalStateException(
                    failed.getMessage() + (cause == null ? "" : ": " + cause.getMessage()), failed);
        }
    }
}
