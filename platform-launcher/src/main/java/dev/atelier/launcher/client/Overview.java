package dev.atelier.launcher.client;

import dev.atelier.launcher.home.RunningInstance;
import dev.atelier.launcher.json.Json;
import java.io.PrintStream;

/** Says what runs. */
final class Overview {
    private final OpsClient ops;
    private final PrintStream out;

    Overview(OpsClient ops, PrintStream out) {
        this.ops = ops;
        this.out = out;
    }

    void print(RunningInstance running) {
        out.println("Atelier runs at " + running.url() + " as process "
                + running.process().pid());
        for (Json provider : ops.get("/ops/providers").get("providers").list()) {
            String detail = provider.get("reason").text();
            out.println("  provider " + provider.get("name").text() + " "
                    + provider.get("version").text() + ": "
                    + provider.get("state").text()
                    + (detail.isEmpty() ? "" : ", " + detail));
        }
        for (Json bundle : ops.get("/ops/bundles").get("bundles").list()) {
            String reason = bundle.get("reason").text();
            if (!reason.isEmpty()) {
                out.println("  bundle " + bundle.get("name").text() + " "
                        + bundle.get("version").text() + ": "
                        + bundle.get("state").text() + ", " + reason);
            }
        }
    }
}
