package dev.atelier.deployer.command;

import dev.atelier.core.deploy.BundleStatus;
import dev.atelier.core.deploy.DeploymentReport;
import dev.atelier.core.deploy.Deployments;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Shell commands for bundles: {@code bundles}, {@code deploy}, {@code undeploy}, {@code rollback}. */
@Component(
        service = DeploymentCommands.class,
        property = {
            "osgi.command.scope=atelier",
            "osgi.command.function=bundles",
            "osgi.command.function=deploy",
            "osgi.command.function=undeploy",
            "osgi.command.function=rollback"
        })
public final class DeploymentCommands {
    private static final String WHO = "command line";

    private final Deployments deployments;

    /** Called by the component runtime. */
    @Activate
    public DeploymentCommands(@Reference Deployments deployments) {
        this.deployments = deployments;
    }

    /** Every bundle with its state, and why it does not work where it does not. */
    public String bundles() {
        return deployments.bundles().stream().map(DeploymentCommands::line).collect(Collectors.joining("\n"));
    }

    /** Installs a jar or replaces the version that runs. */
    public String deploy(String jar) {
        return text(deployments.deploy(Path.of(jar), false, WHO));
    }

    /** Removes a bundle. */
    public String undeploy(String name) {
        return text(deployments.undeploy(name, WHO));
    }

    /** Goes back to the version before. */
    public String rollback(String name) {
        return text(deployments.rollback(name, WHO));
    }

    private static String line(BundleStatus bundle) {
        String reason = bundle.reason().map(why -> "\n    " + why).orElse("");
        return String.format(
                "%-10s %-50s %s%s", bundle.state(), bundle.name() + " " + bundle.version(), bundle.location(), reason);
    }

    private static String text(DeploymentReport report) {
        String replaced =
                report.replaced().map(version -> ", in the place of " + version).orElse("");
        List<String> adds = report.adds();
        return report.name() + " " + report.version() + replaced + " (" + report.millis() + " ms)"
                + (adds.isEmpty() ? "" : "\nbrings " + String.join(", ", adds))
                + report.notes().stream().map(note -> "\n" + note).collect(Collectors.joining());
    }
}
