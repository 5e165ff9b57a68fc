package dev.atelier.deployer.watch;

import dev.atelier.core.deploy.DeploymentReport;
import dev.atelier.core.error.MediaException;
import dev.atelier.deployer.DeploymentService;
import dev.atelier.deployer.jar.BundleJar;
import dev.atelier.deployer.jar.JarReader;
import dev.atelier.launcher.state.DesiredBundle;
import dev.atelier.launcher.state.DesiredState;
import dev.atelier.launcher.state.Origin;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Optional;

/** What the folder asks of the deployer. */
final class FolderTarget {
    private static final String WHO = "folder";

    private final DeploymentService deployments;
    private final Path home;
    private final JarReader reader = new JarReader(Long.MAX_VALUE >> 4);

    FolderTarget(DeploymentService deployments, Path home) {
        this.deployments = deployments;
        this.home = home;
    }

    DeploymentReport deploy(Path file) {
        return deployments.deploy(file, Origin.FOLDER, false, WHO);
    }

    void withdraw(String name) {
        deployments.withdraw(name, WHO);
    }

    void refuse(String fileName, String sentence) {
        deployments.refuse(fileName, sentence, WHO);
    }

    boolean isComplete(Path file) {
        return reader.isComplete(file);
    }

    boolean wouldGo(Path file) {
        try {
            deployments.deploy(file, Origin.FOLDER, true, WHO);
            return true;
        } catch (MediaException stillNot) {
            return false;
        }
    }

    /** What a file holds, if it holds a bundle at all. */
    Optional<BundleJar> look(Path file) {
        try {
            return Optional.of(reader.read(file, String.valueOf(file.getFileName())));
        } catch (MediaException noBundle) {
            return Optional.empty();
        }
    }

    /** Whether a bundle was deployed or undeployed, so that nothing is to be done at a start. */
    boolean isDecided(String name) {
        return desired(name).isPresent();
    }

    /** Whether a bundle runs from the jar of a digest. */
    boolean runs(String name, String digest) {
        return desired(name)
                .flatMap(DesiredBundle::active)
                .filter(jar -> jar.digest().equals(digest))
                .isPresent();
    }

    private Optional<DesiredBundle> desired(String name) {
        try {
            return DesiredState.read(home).find(name);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
