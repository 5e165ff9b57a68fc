package dev.atelier.deployer.install;

import dev.atelier.deployer.explain.Components;
import dev.atelier.deployer.explain.Unresolved;
import dev.atelier.deployer.jar.JarReader;
import dev.atelier.deployer.jar.SignaturePolicy;
import java.time.Duration;
import org.osgi.service.component.runtime.ServiceComponentRuntime;

/**
 * The parts of a deployer, put together.
 *
 * @param deployer makes changes
 * @param lifecycle starts and stops
 * @param statuses describes
 * @param aftermath settles what the deployer before left
 */
public record Workshop(Deployer deployer, Lifecycle lifecycle, Statuses statuses, Aftermath aftermath) {
    /**
     * Rules that an operator sets.
     *
     * @param startTimeout how long the start of a bundle may take
     * @param reader knows how large a jar may be
     * @param signatures knows whom to trust
     */
    public record Rules(Duration startTimeout, JarReader reader, SignaturePolicy signatures) {}

    /** Puts the parts together. */
    public static Workshop at(Site site, ServiceComponentRuntime runtime, Rules rules) {
        Bundles bundles = new Bundles(site.system());
        Shelf shelf = new Shelf(site.home(), site.dist());
        Components components = new Components(site.system(), runtime);
        Directory directory = new Directory(site.context());
        Probe probe = new Probe(components, directory);
        Starter starter = new Starter(rules.startTimeout());
        Pending pending = new Pending(site.system(), site.self(), site.home());
        SideBySide beside = new SideBySide(bundles, shelf, starter, probe, new Unresolved(site.system()));
        InPlace inPlace = new InPlace(bundles, shelf, starter, probe, pending);
        Intake intake = new Intake(shelf, rules.reader(), rules.signatures());
        return new Workshop(
                new Deployer(bundles, shelf, intake, new Swap(bundles, shelf, beside, inPlace, directory)),
                new Lifecycle(site, bundles, shelf, starter, pending),
                new Statuses(site, shelf, components),
                new Aftermath(pending, shelf));
    }
}
