package dev.atelier.launcher.boot;

import dev.atelier.launcher.home.Home;
import dev.atelier.launcher.home.HomeLock;
import dev.atelier.launcher.home.LaunchException;
import dev.atelier.launcher.home.Options;
import dev.atelier.launcher.home.RunningInstance;
import dev.atelier.launcher.shell.Gogo;
import dev.atelier.launcher.shell.ShellException;
import dev.atelier.launcher.state.BootPlan;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.osgi.framework.Constants;

/**
 * {@code atelier database export} and {@code import}: the framework with nothing in it but the database, as the home
 * configures it. Whatever else uses the database does not run meanwhile, so that nothing changes under the command.
 */
public final class DatabaseCommand {
    private static final String DATABASE = "dev.atelier.database";
    private static final String CORE = "dev.atelier.core";
    private static final Duration STOPPING = Duration.ofSeconds(30);
    private static final int POLL_MILLIS = 10;

    private final Options options;
    private final Path dist;
    private final Home home;
    private final PrintStream out;

    public DatabaseCommand(Options options, Path dist, PrintStream out) {
        this.options = options;
        this.dist = dist;
        this.home = new Home(options.home());
        this.out = out;
    }

    /** The exit status: 0 when all is written or read. */
    public int run() throws IOException, InterruptedException {
        String line = line();
        Path file = Path.of(options.arguments().get(1)).toAbsolutePath();
        home.prepare(dist.resolve("conf").resolve("home"));
        try (HomeLock lock = HomeLock.take(home)) {
            lock.announce(new RunningInstance(ProcessHandle.current(), "", 0, ""));
            // Not the platform's own copy of its bundles, most of which are left out here.
            Settings settings = Settings.read(dist, home, options)
                    .with(
                            Constants.FRAMEWORK_STORAGE,
                            home.data().resolve("tmp").resolve("bundles").toString())
                    .with(Constants.FRAMEWORK_STORAGE_CLEAN, Constants.FRAMEWORK_STORAGE_CLEAN_ONFIRSTINIT);
            settings.publish("org.ops4j.pax.logging.");
            Platform platform = new Platform(settings, needed(BootPlan.read(home.folder(), dist)));
            try {
                platform.start();
                out.print(run(platform, line, file));
            } finally {
                platform.stop(STOPPING);
            }
        }
        return 0;
    }

    private String line() {
        List<String> words = options.arguments();
        if (words.size() == 2 && words.get(0).equals("export")) {
            return "database:export $file";
        } else if (words.size() == 2 && words.get(0).equals("import")) {
            return "database:import " + (options.has("replace") ? "--replace $file" : "$file");
        }
        throw new LaunchException("atelier database takes export or import and a file, but got " + words);
    }

    /** What comes before the platform itself, and the database. */
    private static BootPlan needed(BootPlan plan) {
        int core = plan.bundles().stream()
                .filter(bundle -> bundle.name().equals(CORE))
                .mapToInt(bundle -> bundle.level())
                .findFirst()
                .orElseThrow(() -> new LaunchException("The distribution has no bundle " + CORE));
        return new BootPlan(
                plan.bundles().stream()
                        .filter(bundle ->
                                bundle.level() <= core || bundle.name().equals(DATABASE))
                        .toList(),
                plan.problems());
    }

    private static String run(Platform platform, String line, Path file) throws InterruptedException {
        while (!platform.isUp()) {
            Thread.sleep(POLL_MILLIS);
        }
        List<String> broken = platform.failures(true);
        if (!broken.isEmpty()) {
            throw new LaunchException(String.join("; ", broken));
        }
        try {
            return new Gogo(platform.context()).run(line, Map.of("file", file.toString()));
        } catch (ShellException failed) {
            throw new LaunchException(String.valueOf(failed.getMessage()), failed);
        }
    }
}
