package dev.atelier.bench;

import dev.atelier.bench.budget.Answers;
import dev.atelier.bench.budget.Audit;
import dev.atelier.bench.budget.Bills;
import dev.atelier.bench.budget.Crowd;
import dev.atelier.bench.budget.Look;
import dev.atelier.bench.platform.Home;
import dev.atelier.bench.platform.PictureVendor;
import dev.atelier.bench.platform.Platform;
import dev.atelier.bench.platform.SharedServers;
import java.io.IOException;
import java.nio.file.Files;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;

/** Two nodes over one PostgreSQL, and more calls than the budgets have room for; Redis is killed half-way. */
final class BudgetBenchmark implements Benchmark {
    private static final String SETTLED = "select sum(settled) from budget_account";
    private static final String BOOKED = "select sum(cost) from usage_event";
    private static final String BY_DAY = "select sum(cost) from usage_day";
    private static final String COST = "select sum(cost) from reservation";
    private static final String OPEN = "select count(*) from reservation where ended_at is null";
    private static final String APART = "select count(*) from budget_account a where a.reserved <> 0 or a.settled <>"
            + " (select coalesce(sum(e.cost), 0) from usage_event e where e.customer_id = a.customer_id)";

    @Override
    public void run(Options options) throws Exception {
        Crowd crowd =
                new Crowd(options.number("customers", 200), options.number("calls", 10_000), options.number("seed", 1));
        boolean held;
        try (SharedServers servers = new SharedServers();
                PictureVendor vendor = new PictureVendor(Duration.ofMillis(options.number("latency", 50)));
                Home here = home(servers, vendor, options);
                Home there = home(servers, vendor, options);
                Platform one = Platform.start(here);
                Platform two = Platform.start(there)) {
            crowd.introduce(one.address());
            Audit audit = new Audit(servers);
            Answers answers;
            Look look = new Look(audit);
            try {
                answers = crowd.call(List.of(one.address(), two.address()), options.number("connections", 64), () -> {
                    servers.redis().kill();
                    return true;
                });
            } finally {
                look.end();
            }
            held = report(crowd, answers, audit, look, vendor, servers);
            if (!held) {
                System.out.println(Files.readString(here.path().resolve("data/log/atelier.log")));
                System.out.println(Files.readString(there.path().resolve("data/log/atelier.log")));
            }
        }
        if (!held) {
            throw new IllegalStateException("what must hold did not");
        }
    }

    private static Home home(SharedServers servers, PictureVendor vendor, Options options) throws IOException {
        Home home = servers.home();
        home.configure("dev.atelier.tracking", "waitSeconds=" + options.number("wait", 60));
        home.configure(
                "dev.atelier.openai", "apiKey=bench", "baseUrl=" + vendor.address() + "/v1", "maxConcurrent=10000");
        return home;
    }

    private static boolean report(
            Crowd crowd, Answers answers, Audit audit, Look look, PictureVendor vendor, SharedServers servers)
            throws SQLException {
        new Table(
                        "accepted",
                        "succeeded at once",
                        "refused (402)",
                        "failed at once",
                        "told to come again (503)",
                        "from the cache",
                        "most under way")
                .row(
                        answers.of(202),
                        answers.of(200),
                        answers.of(402),
                        answers.of(400) + answers.of(502),
                        answers.of(503),
                        servers.number("select coalesce(sum(calls), 0) from usage_event where cached") + "",
                        look.mostOpen())
                .print("Calls");
        answers.unexpected().stream().limit(10).forEach(System.out::println);
        Table table = new Table("must be 0", "is");
        long sum = 0;
        sum += row(table, "budgets passed, of " + look.looks() + " looks", look.passed());
        sum += row(table, "states of a budget above it, of " + audit.states(), audit.statesOver());
        sum += row(table, "refusals without a reason", audit.withoutReason(crowd, answers));
        sum += row(table, "answers that nothing explains", answers.unexpected().size());
        sum += row(table, "reservations left open", servers.number(OPEN));
        sum += row(table, "budgets that differ from their calls in the books", servers.number(APART));
        long charged =
                vendor.bills().stream().mapToLong(PictureVendor.Bill::micro).sum();
        sum += row(table, "settled − charged, of " + charged, Math.abs(servers.number(SETTLED) - charged));
        sum += row(table, "booked − charged", Math.abs(servers.number(BOOKED) - charged));
        sum += row(table, "sums of days − charged", Math.abs(servers.number(BY_DAY) - charged));
        sum += row(table, "cost of reservations − charged", Math.abs(servers.number(COST) - charged));
        sum += row(
                table,
                "calls that cost another sum than the vendor's bill",
                new Bills(vendor.bills(), servers.postgres().source()).differing());
        table.print("Books, in micro-dollars");
        System.out.println("\nRefused, and would have had room in the end, when others had given back what they held: "
                + audit.roomInTheEnd(answers));
        return sum == 0;
    }

    private static long row(Table table, String what, long count) {
        table.row(what, count);
        return count;
    }
}
