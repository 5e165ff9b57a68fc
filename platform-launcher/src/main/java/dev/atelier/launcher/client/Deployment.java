package dev.atelier.launcher.client;

import dev.atelier.launcher.home.LaunchException;
import dev.atelier.launcher.json.Json;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

/** Installs, removes and takes back bundles. */
final class Deployment {
    private final OpsClient ops;
    private final PrintStream out;
    private final Instant began = Instant.now();

    Deployment(OpsClient ops, PrintStream out) {
        this.ops = ops;
        this.out = out;
    }

    void deploy(Path jar, boolean dryRun) {
        if (!Files.isRegularFile(jar)) {
            throw new LaunchException("There is no file " + jar);
        }
        Json report = ops.post("/ops/bundles" + (dryRun ? "?dry_run=true" : ""), jar);
        print(report, dryRun ? "Would deploy" : "Deployed");
    }

    void undeploy(String name) {
        print(ops.delete("/ops/bundles/" + OpsClient.escape(name)), "Removed");
    }

    void rollback(String name) {
        print(ops.post("/ops/bundles/" + OpsClient.escape(name) + "/rollback"), "Went back to");
    }

    private void print(Json report, String did) {
        if (report.get("pending").isTrue()) {
            print(new PendingChange(ops, began).await(report.get("name").text()), did);
            return;
        }
        String replaced = report.get("replaced").text();
        String millis = report.get("millis").text();
        out.println(did + " " + report.get("name").text() + " "
                + report.get("version").text()
                + (replaced.isEmpty() ? "" : ", in place of " + replaced)
                + (millis.isEmpty() ? "" : ", in " + millis + " ms"));
        printList("  adds ", report.get("adds").texts());
        printList("  touches ", report.get("refreshed").texts());
        report.get("notes").texts().forEach(note -> out.println("  note: " + note));
    }

    private void printList(String label, List<String> words) {
        if (!words.isEmpty()) {
            out.println(label + String.join(", ", words));
        }
    }
}
