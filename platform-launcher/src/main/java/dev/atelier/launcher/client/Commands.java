package dev.atelier.launcher.client;

import dev.atelier.launcher.home.Home;
import dev.atelier.launcher.home.LaunchException;
import dev.atelier.launcher.home.Options;
import dev.atelier.launcher.home.RunningInstance;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Every command but {@code run}. */
public final class Commands {
    private static final Duration STOPPING = Duration.ofMinutes(2);

    private final Options options;
    private final Path dist;
    private final Home home;
    private final PrintStream out;

    public Commands(Options options, Path dist, PrintStream out) {
        this.options = options;
        this.dist = dist;
        this.home = new Home(options.home());
        this.out = out;
    }

    /** The exit status: 0 when it was done. */
    public int run() throws IOException, InterruptedException {
        switch (options.command()) {
            case "deploy" -> deployment().deploy(Path.of(options.argument("a jar file")), options.has("dry-run"));
            case "undeploy" -> deployment().undeploy(options.argument("a bundle's name"));
            case "rollback" -> deployment().rollback(options.argument("a bundle's name"));
            case "status" -> status(RunningInstance.need(home));
            case "shell" -> {
                return new ShellClient(RunningInstance.need(home), out).run(options.arguments(), System.in) ? 0 : 1;
            }
            case "stop" -> stop();
            case "version" -> version();
            case "help" -> Files.copy(dist.resolve("lib").resolve("help.txt"), out);
            default ->
                throw new LaunchException("There is no command " + options.command() + "; atelier help lists them all");
        }
        return 0;
    }

    private Deployment deployment() {
        return new Deployment(new OpsClient(RunningInstance.need(home).url()), out);
    }

    private void status(RunningInstance running) {
        new Overview(new OpsClient(running.url()), out).print(running);
    }

    private void stop() throws InterruptedException {
        Optional<RunningInstance> running = RunningInstance.find(home);
        if (running.isEmpty()) {
            out.println("No platform runs on " + home.folder());
            return;
        }
        ProcessHandle process = running.get().process();
        process.destroy();
        try {
            process.onExit().get(STOPPING.toSeconds(), TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new LaunchException(
                    "Process " + process.pid() + " still runs after " + STOPPING.toSeconds() + " s", e);
        }
        out.println("Atelier has stopped");
    }

    private void version() throws IOException {
        Properties properties = new Properties();
        try (InputStream in = Files.newInputStream(dist.resolve("lib").resolve("atelier.properties"))) {
            properties.load(in);
        }
        out.println("Atelier " + properties.getProperty("atelier.version") + " on Java " + Runtime.version() + " ("
                + System.getProperty("java.home") + ")");
    }
}
