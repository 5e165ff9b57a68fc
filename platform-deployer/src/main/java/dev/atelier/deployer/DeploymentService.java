package dev.atelier.deployer;

import dev.atelier.core.deploy.BundleStatus;
import dev.atelier.core.deploy.DeploymentRecord;
import dev.atelier.core.deploy.DeploymentReport;
import dev.atelier.core.deploy.Deployments;
import dev.atelier.core.error.ErrorKind;
import dev.atelier.core.error.MediaException;
import dev.atelier.deployer.install.Site;
import dev.atelier.deployer.install.Workshop;
import dev.atelier.deployer.jar.JarReader;
import dev.atelier.deployer.jar.SignaturePolicy;
import dev.atelier.deployer.record.DeploymentBook;
import dev.atelier.deployer.record.Journal;
import dev.atelier.launcher.state.Origin;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.runtime.ServiceComponentRuntime;
import org.osgi.service.metatype.annotations.Designate;

/** The deployer as a service: every change is timed and goes into the book. */
@Component(
        service = {Deployments.class, DeploymentService.class},
        immediate = true,
        configurationPid = "dev.atelier.deployer")
@Designate(ocd = DeployerConfig.class)
public final class DeploymentService implements Deployments {
    private final Workshop workshop;
    private final DeploymentBook book;
    private final Journal journal;
    private final Optional<Thread> aftermath;

    /** Called by the component runtime. */
    @Activate
    public DeploymentService(BundleContext context, DeployerConfig config, @Reference ServiceComponentRuntime runtime) {
        this(Site.of(context), config, runtime, Clock.systemUTC());
    }

    DeploymentService(Site site, DeployerConfig config, ServiceComponentRuntime runtime, Clock clock) {
        this.workshop = Workshop.at(site, runtime, rules(config, clock));
        this.book = new DeploymentBook(site.home());
        this.journal = new Journal(book, clock);
        this.aftermath = workshop.aftermath().watch(journal::settled);
    }

    @Deactivate
    void deactivate() {
        aftermath.ifPresent(Thread::interrupt);
    }

    private static Workshop.Rules rules(DeployerConfig config, Clock clock) {
        return new Workshop.Rules(
                Duration.ofSeconds(config.startTimeoutSeconds()),
                new JarReader((long) config.maxJarMegabytes() << 20),
                new SignaturePolicy(config.requireSignature(), Arrays.asList(config.trustedCertificates()), clock));
    }

    @Override
    public DeploymentReport deploy(Path jar, boolean dryRun, String who) {
        return deploy(jar, Origin.UPLOAD, dryRun, who);
    }

    /** Deploys a jar that came from elsewhere than the operations API. */
    public DeploymentReport deploy(Path jar, Origin origin, boolean dryRun, String who) {
        String file = String.valueOf(jar.getFileName());
        return dryRun
                ? journal.time(() -> workshop.deployer().deploy(jar, origin, true), true)
                : journal.record("deploy", file, who, () -> workshop.deployer().deploy(jar, origin, false));
    }

    @Override
    public DeploymentReport undeploy(String name, String who) {
        return journal.record("undeploy", name, who, () -> workshop.deployer().undeploy(name));
    }

    /** Takes back what was deployed; the shipped version runs again, where there is one. */
    public DeploymentReport withdraw(String name, String who) {
        return journal.record("undeploy", name, who, () -> workshop.deployer().withdraw(name));
    }

    /** Records that a file is not deployed, and why. */
    public void refuse(String file, String sentence, String who) {
        journal.refuse(file, sentence, who);
    }

    @Override
    public DeploymentReport rollback(String name, String who) {
        return journal.record("rollback", name, who, () -> workshop.deployer().rollback(name));
    }

    @Override
    public BundleStatus start(String name, String who) {
        journal.record("start", name, who, () -> workshop.lifecycle().start(name));
        return workshop.statuses().named(name);
    }

    @Override
    public BundleStatus stop(String name, String who) {
        journal.record("stop", name, who, () -> workshop.lifecycle().stop(name));
        return workshop.statuses().named(name);
    }

    @Override
    public List<BundleStatus> bundles() {
        return workshop.statuses().all();
    }

    @Override
    public List<DeploymentRecord> history(int limit) {
        if (limit < 1) {
            throw new MediaException(ErrorKind.INVALID_REQUEST, "limit must be 1 or more, but is " + limit);
        }
        return book.last(limit);
    }
}
