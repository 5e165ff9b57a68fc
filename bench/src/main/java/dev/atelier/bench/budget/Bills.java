package dev.atelier.bench.budget;

import dev.atelier.bench.platform.PictureVendor;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.sql.DataSource;

/** The vendor's bills beside the platform's books, prompt by prompt. */
public final class Bills {
    private static final Pattern PROMPT = Pattern.compile("\"((?:call \\d+|again) for \\d+[^\"]*)\"");
    private static final String JOBS = "select j.id, j.state, j.body, coalesce(e.cost, 0) as cost from job j"
            + " left join usage_event e on e.call_id = j.id";

    private final Map<String, Long> billed = new HashMap<>();
    private final Map<String, Long> booked = new HashMap<>();
    private final Map<String, String> jobs = new HashMap<>();

    /** Reads both. */
    public Bills(List<PictureVendor.Bill> bills, DataSource database) throws SQLException {
        bills.forEach(bill -> billed.merge(bill.prompt(), bill.micro(), Long::sum));
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(JOBS)) {
            while (rows.next()) {
                Matcher prompt = PROMPT.matcher(rows.getString("body"));
                if (prompt.find()) {
                    booked.merge(prompt.group(1), rows.getLong("cost"), Long::sum);
                    jobs.put(prompt.group(1), rows.getString("id") + " " + rows.getString("state"));
                }
            }
        }
    }

    /** How many prompts were billed otherwise than they were booked; says which. */
    public long differing() {
        return billed.entrySet().stream()
                .filter(bill -> !bill.getValue().equals(booked.get(bill.getKey())))
                .peek(bill -> System.out.println("\"" + bill.getKey() + "\" was billed " + bill.getValue()
                        + " and booked " + booked.get(bill.getKey()) + ", job " + jobs.get(bill.getKey())))
                .count();
    }
}
