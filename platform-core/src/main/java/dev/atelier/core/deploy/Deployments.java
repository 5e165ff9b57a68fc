package dev.atelier.core.deploy;

import java.nio.file.Path;
import java.util.List;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Installs, replaces and removes bundles while requests run. The deploy folder, the operations API and the command line
 * all end here. Changes to one bundle are made one after the other; methods block until the change is in force.
 *
 * <p>Methods that change something throw {@link dev.atelier.core.error.MediaException}: {@code NOT_FOUND} for a name
 * that is not installed, {@code CONFLICT} with the one sentence that says why it cannot be done and what to do.
 */
@ProviderType
public interface Deployments {
    /**
     * Installs a bundle or replaces the version that runs.
     *
     * @param jar read and copied; the file may go afterwards
     * @param dryRun true: only says what would happen
     * @param who for the record
     */
    DeploymentReport deploy(Path jar, boolean dryRun, String who);

    /** Removes a bundle; it stays away after a restart too. */
    DeploymentReport undeploy(String name, String who);

    /** Goes back to the version that ran before. */
    DeploymentReport rollback(String name, String who);

    BundleStatus start(String name, String who);

    BundleStatus stop(String name, String who);

    /** Every installed bundle, by symbolic name. */
    List<BundleStatus> bundles();

    /** What was done, newest first. */
    List<DeploymentRecord> history(int limit);
}
