package dev.atelier.launcher.boot;

import dev.atelier.launcher.home.Home;
import dev.atelier.launcher.home.HomeLock;
import dev.atelier.launcher.home.LaunchException;
import dev.atelier.launcher.home.Options;
import dev.atelier.launcher.home.RunningInstance;
import dev.atelier.launcher.shell.ShellDoor;
import dev.atelier.launcher.state.BootPlan;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** {@code atelier run}: the platform in the foreground, until it is told to stop. */
public final class RunCommand {
    private static final Duration SETTLING = Duration.ofSeconds(3);
    private static final int POLL_MILLIS = 10;

    private final Options options;
    private final Path dist;
    private final Home home;
    private final Progress progress;

    public RunCommand(Options options, Path dist, PrintStream out) {
        this.options = options;
        this.dist = dist;
        this.home = new Home(options.home());
        this.progress = new Progress(out, Boolean.getBoolean("atelier.terminal"));
    }

    /** Returns when the platform has stopped. */
    public int run() throws IOException, InterruptedException {
        home.prepare(dist.resolve("conf").resolve("home"));
        try (HomeLock lock = HomeLock.take(home)) {
            lock.announce(new RunningInstance(ProcessHandle.current(), "", 0, ""));
            home.sweep();
            Settings settings = Settings.read(dist, home, options);
            ListenAddress address = ListenAddress.claim(settings.get(Settings.HOST), settings.port());
            settings = settings.with(Settings.PORT, Integer.toString(address.port()));
            settings.publish("org.ops4j.pax.logging.");
            BootPlan plan = BootPlan.read(home.folder(), dist);
            warn(plan.problems());
            if (options.has("console")) {
                plan = Extras.added(plan, dist.resolve("extras").resolve("console"), plan.highestLevel());
                settings = WebConsole.secured(settings);
                progress.end(WebConsole.invitation(settings, address));
            }
            if (options.has("fakes")) {
                plan = Extras.added(plan, dist.resolve("extras").resolve("fakes"), FakeVendors.START_LEVEL);
                settings = FakeVendors.awaited(settings);
                progress.end(FakeVendors.NOTICE);
            }
            run(new Platform(settings, plan), settings, address, lock);
        }
        return 0;
    }

    private void run(Platform platform, Settings settings, ListenAddress address, HomeLock lock)
            throws IOException, InterruptedException {
        Thread stop = new Thread(() -> stopAndExit(platform, settings), "atelier-stop");
        Runtime.getRuntime().addShutdownHook(stop);
        try {
            platform.start();
            String last = awaitReady(platform, settings, new Readiness(address), address);
            try (ShellDoor shell = ShellDoor.open(platform.context())) {
                lock.announce(new RunningInstance(ProcessHandle.current(), address.url(), shell.port(), shell.token()));
                progress.end(last);
                platform.awaitStop();
            }
        } catch (IOException | RuntimeException e) {
            progress.clear();
            Runtime.getRuntime().removeShutdownHook(stop);
            platform.stop(settings.seconds("atelier.stop.seconds"));
            throw e;
        }
    }

    private String awaitReady(Platform platform, Settings settings, Readiness readiness, ListenAddress address)
            throws InterruptedException {
        long began = System.nanoTime();
        long upSince = 0;
        while (true) {
            Optional<Integer> status = readiness.status();
            if (status.equals(Optional.of(200)) && platform.isUp()) {
                warn(platform.failures(false));
                return "Atelier ready at " + address.url() + " in " + sinceJvmStart() + " ms";
            }
            if (platform.isUp()) {
                refuseBroken(platform);
                upSince = upSince == 0 ? System.nanoTime() : upSince;
                if (status.isPresent() && passed(upSince, SETTLING)) {
                    return "Atelier answers at " + address.url() + ", but cannot serve calls yet: " + address.url()
                            + "/health/ready says why (HTTP " + status.get() + ")";
                }
            }
            if (passed(began, settings.seconds("atelier.start.seconds"))) {
                throw new LaunchException("Nothing answers at " + address.url() + " after "
                        + settings.get("atelier.start.seconds") + " s; "
                        + home.data().resolve("log")
                        + " holds the log");
            }
            progress.say("Starting Atelier on Java " + Runtime.version().feature() + ": " + platform.progress());
            Thread.sleep(POLL_MILLIS);
        }
    }

    private void refuseBroken(Platform platform) {
        List<String> broken = platform.failures(true);
        if (!broken.isEmpty()) {
            throw new LaunchException(String.join("; ", broken));
        }
    }

    private void warn(List<String> sentences) {
        sentences.forEach(sentence -> progress.end("Warning: " + sentence));
    }

    private static void stopAndExit(Platform platform, Settings settings) {
        boolean stopped = platform.stop(settings.seconds("atelier.stop.seconds"));
        if (!stopped) {
            System.err.println("atelier: calls under way have not ended within " + settings.get("atelier.stop.seconds")
                    + " s and are cut off");
        }
        // A stop that was asked for is no failure, though the virtual machine would answer 143.
        Runtime.getRuntime().halt(stopped ? 0 : 1);
    }

    private static boolean passed(long since, Duration time) {
        return System.nanoTime() - since > time.toNanos();
    }

    private static long sinceJvmStart() {
        long now = System.currentTimeMillis();
        return now - ManagementFactory.getRuntimeMXBean().getStartTime();
    }
}
