package dev.atelier.deployer.watch;

import dev.atelier.deployer.DeploymentService;
import dev.atelier.deployer.install.Site;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.locks.LockSupport;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;

/** Deploys what is put into the home's {@code deploy} folder, as soon as the platform has started. */
@Component(
        service = {},
        immediate = true)
public final class DeployFolder {
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final long GLANCE_NANOS = 20_000_000;

    private final Site site;
    private final FolderWatch watch;
    private volatile boolean closed;

    /** Called by the component runtime. */
    @Activate
    public DeployFolder(BundleContext context, @Reference DeploymentService deployments) throws IOException {
        this(Site.of(context), deployments, PATIENCE);
    }

    DeployFolder(Site site, DeploymentService deployments, Duration patience) throws IOException {
        this.site = site;
        Path folder = Files.createDirectories(site.home().resolve("deploy"));
        FolderTarget target = new FolderTarget(deployments, site.home());
        this.watch = new FolderWatch(folder, target, new Ledger(site.home()), patience);
        Thread thread = new Thread(this::watch, "deployer: folder");
        thread.setDaemon(true);
        thread.start();
    }

    @Deactivate
    void deactivate() throws IOException {
        closed = true;
        watch.close();
    }

    private void watch() {
        while (!isMyTurn() && !closed) {
            LockSupport.parkNanos(GLANCE_NANOS);
        }
        watch.run();
    }

    /** The platform has started, and there is no older deployer that still watches. */
    private boolean isMyTurn() {
        Bundle self = site.self();
        return site.system().getBundle().getState() == Bundle.ACTIVE
                && Arrays.stream(site.system().getBundles())
                        .filter(other -> self.getSymbolicName().equals(other.getSymbolicName()))
                        .noneMatch(other ->
                                other.getBundleId() < self.getBundleId() && other.getState() > Bundle.RESOLVED);
    }
}
