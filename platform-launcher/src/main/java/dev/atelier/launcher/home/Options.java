package dev.atelier.launcher.home;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * What the person at the terminal asked for.
 *
 * @param command the first word
 * @param arguments the words after it that are no options
 * @param home the folder that holds conf, data and deploy
 * @param port the port to listen on; 0 takes a free one
 * @param host the address to listen on
 * @param flags options without a value, without their dashes
 */
public record Options(
        String command,
        List<String> arguments,
        Path home,
        Optional<Integer> port,
        Optional<String> host,
        List<String> flags) {
    private static final List<String> FLAGS = List.of("dry-run", "shell", "console", "fakes", "replace");

    public Options {
        arguments = List.copyOf(arguments);
        flags = List.copyOf(flags);
    }

    /**
     * Reads a command line.
     *
     * @param defaultHome the home, where the line names none
     */
    public static Options parse(String[] words, Path defaultHome) {
        Deque<String> rest = new ArrayDeque<>(List.of(words));
        List<String> plain = new ArrayList<>();
        List<String> flags = new ArrayList<>();
        Path home = defaultHome;
        Optional<Integer> port = Optional.empty();
        Optional<String> host = Optional.empty();
        while (!rest.isEmpty()) {
            String word = rest.pop();
            int equals = word.indexOf('=');
            if (word.startsWith("--") && equals > 0) {
                rest.push(word.substring(equals + 1));
                word = word.substring(0, equals);
            }
            switch (word) {
                case "--home" -> home = Path.of(value(word, rest));
                case "--port" -> port = Optional.of(port(value(word, rest)));
                case "--host" -> host = Optional.of(value(word, rest));
                default -> (word.startsWith("--") ? flags : plain).add(plainOrFlag(word));
            }
        }
        String command = plain.isEmpty() ? "help" : plain.remove(0);
        return new Options(command, plain, home.toAbsolutePath().normalize(), port, host, flags);
    }

    /** Whether an option without a value was given. */
    public boolean has(String flag) {
        return flags.contains(flag);
    }

    /** The only argument of a command that takes one. */
    public String argument(String what) {
        if (arguments.size() != 1) {
            throw new LaunchException("atelier " + command + " takes one argument, " + what + ", but got "
                    + (arguments.isEmpty() ? "none" : arguments));
        }
        return arguments.get(0);
    }

    private static String plainOrFlag(String word) {
        if (!word.startsWith("--")) {
            return word;
        }
        String flag = word.substring(2);
        if (!FLAGS.contains(flag)) {
            throw new LaunchException("There is no option " + word + "; atelier help lists them all");
        }
        return flag;
    }

    private static String value(String option, Deque<String> rest) {
        if (rest.isEmpty()) {
            throw new LaunchException("The option " + option + " needs a value");
        }
        return rest.pop();
    }

    private static int port(String text) {
        try {
            int port = Integer.parseInt(text);
            if (port >= 0 && port <= 65535) {
                return port;
            }
        } catch (NumberFormatException e) {
            // Told below, like a number out of range.
        }
        throw new LaunchException("--port must be a number from 0 to 65535, but is " + text);
    }
}
