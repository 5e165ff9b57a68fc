package dev.atelier.bench;

import dev.atelier.bench.nodes.Check;
import dev.atelier.bench.nodes.DatabaseGone;
import dev.atelier.bench.nodes.Files;
import dev.atelier.bench.nodes.Jobs;
import dev.atelier.bench.nodes.Money;
import dev.atelier.bench.nodes.Talk;
import dev.atelier.bench.nodes.TwoNodes;
import dev.atelier.bench.platform.SharedServers;
import java.util.ArrayList;
import java.util.List;

/** Two platforms on one PostgreSQL, one Redis and one bucket: what they have in common, one thing after the other. */
final class NodesBenchmark implements Benchmark {
    @Override
    public void run(Options options) throws Exception {
        Table table = new Table("must hold for nodes A and B", "does it");
        boolean all = true;
        try (SharedServers servers = new SharedServers();
                TwoNodes nodes = new TwoNodes(servers)) {
            for (Check check : checks()) {
                String outcome = check.outcome(nodes);
                System.out.println(check.what() + ": " + outcome);
                table.row(check.what(), outcome.equals("holds") ? outcome : "NO, see above");
                all &= outcome.equals("holds");
            }
        }
        table.print("Two nodes");
        if (!all) {
            throw new IllegalStateException("what must hold did not");
        }
    }

    private static List<Check> checks() {
        List<Check> checks = new ArrayList<>(Jobs.checks());
        checks.addAll(Money.checks());
        checks.addAll(Talk.checks());
        checks.addAll(Talk.conversations());
        checks.addAll(Files.checks());
        checks.addAll(DatabaseGone.checks());
        checks.addAll(Jobs.deaths());
        return checks;
    }
}
