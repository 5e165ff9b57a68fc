package dev.atelier.launcher;

import dev.atelier.launcher.boot.DatabaseCommand;
import dev.atelier.launcher.boot.RunCommand;
import dev.atelier.launcher.client.Commands;
import dev.atelier.launcher.home.LaunchException;
import dev.atelier.launcher.home.Options;
import java.io.IOException;
import java.nio.file.Path;

/** The program behind {@code bin/atelier}. */
public final class Main {
    private Main() {}

    /** Ends the process with 0 when what was asked for was done, with 1 and one sentence when not. */
    public static void main(String[] words) throws InterruptedException {
        try {
            System.exit(run(words));
        } catch (LaunchException | IOException e) {
            System.err.println("atelier: " + e.getMessage());
            System.exit(1);
        }
    }

    private static int run(String[] words) throws IOException, InterruptedException {
        Path dist = Path.of(System.getProperty("atelier.dist", "."));
        String home = System.getProperty("atelier.home", dist.resolve("home").toString());
        Options options = Options.parse(words, Path.of(home));
        if (options.command().equals("run")) {
            return new RunCommand(options, dist, System.out).run();
        }
        if (options.command().equals("database")) {
            return new DatabaseCommand(options, dist, System.out).run();
        }
        return new Commands(options, dist, System.out).run();
    }
}
