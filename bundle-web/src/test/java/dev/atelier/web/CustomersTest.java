package dev.atelier.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.atelier.core.MicroDollars;
import dev.atelier.core.customer.Customer;
import dev.atelier.core.customer.Period;
import dev.atelier.core.customer.Quota;
import dev.atelier.core.usage.UsageReport;
import dev.atelier.web.http.WebSettings;
import dev.atelier.web.testing.Answer;
import dev.atelier.web.testing.FakeCustomers;
import dev.atelier.web.testing.Front;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Customers, their keys and what they used. */
class CustomersTest {
    private static final String ASYNC = "{\"prompt\":\"x\",\"async\":true}";
    private static final String OF_SEVEN = "{\"prompt\":\"x\",\"customer_id\":7,\"async\":true}";

    private final FakeCustomers customers = new FakeCustomers();
    private final List<UsageReport.Query> asked = new ArrayList<>();
    private Front front;

    @BeforeEach
    void open() {
        open(Front.SETTINGS);
    }

    private void open(WebSettings settings) {
        front = new Front(settings, FrontServlet::new);
        front.platform.bindCustomers(customers);
        front.platform.bindUsage(query -> {
            asked.add(query);
            return List.of(
                    new UsageReport.Row(Map.of("model", "a,b", "customer", "7"), 3, 1, 2, new MicroDollars(42_000)));
        });
    }

    @AfterEach
    void close() {
        front.close();
    }

    private Answer send(String method, String path, String body) {
        return new Answer(front.server.send(front.server
                .request(path)
                .header("Content-Type", "application/json")
                .method(method, BodyPublishers.ofString(body))
                .build()));
    }

    private Answer get(String path, String... headers) {
        return new Answer(front.server.get(path, headers));
    }

    private Answer generate(String body, String key) {
        return new Answer(front.server.post("/image/generate", body, "Authorization", "Bearer " + key));
    }

    @Test
    void aCustomerIsPutAndShown() {
        Answer answer = send(
                "PUT",
                "/ops/customers/7",
                "{\"name\":\"Shop\",\"budget\":{\"usd\":\"12.50\",\"period\":\"month\"},"
                        + "\"quotas\":[{\"operation\":\"image\",\"calls\":100,\"period\":\"day\"}]}");

        assertThat(answer.status()).isEqualTo(200);
        Customer put = customers.known.get(7L);
        assertThat(put.budget().orElseThrow().limit()).isEqualTo(new MicroDollars(12_500_000));
        assertThat(put.quotas()).containsExactly(new Quota("image", 100, Period.DAY));
        Answer shown = get("/ops/customers/7");
        assertThat(shown.at("data.budget.usd")).isEqualTo("12.5");
        assertThat(shown.at("data.settled.usd")).isEqualTo("1.5");
        assertThat(shown.at("data.reserved.micro_usd")).isEqualTo(250_000);
        assertThat(shown.at("data.quotas.0.used")).isEqualTo(3);
        assertThat(shown.at("data.keys.0.id")).isEqualTo("k1");
        assertThat(get("/ops/customers").at("data.customers.0.name")).isEqualTo("Shop");
        assertThat(get("/ops/customers/8").status()).isEqualTo(404);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"budget\":{\"usd\":\"-1\"}}|budget.usd",
                "{\"budget\":{\"usd\":\"0.0000001\"}}|budget.usd",
                "{\"budget\":{\"period\":\"day\"}}|budget.usd",
                "{\"budget\":{\"usd\":\"1\",\"period\":\"year\"}}|budget.period",
                "{\"quotas\":[{\"operation\":\"IMAGE\",\"calls\":1}]}|quotas.operation",
                "{\"quotas\":[{\"operation\":\"image\"}]}|quotas.calls",
                "{\"quotas\":[{\"calls\":1},{\"calls\":2}]}|quotas",
                "{\"billing_day\":31}|billing_day"
            })
    void whatIsWrongIsNamed(String body, String field) {
        Answer answer = send("PUT", "/ops/customers/7", body);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.at("error")).asString().startsWith(field + " ");
        assertThat(customers.known).isEmpty();
    }

    @Test
    void aKeyIsShownOnceAndRemoved() {
        Answer made = send("POST", "/ops/customers/7/keys", "{\"title\":\"the shop\"}");

        assertThat(made.at("data.key")).isEqualTo("secret-7");
        assertThat(made.header("Cache-Control")).isEqualTo("no-store");
        assertThat(send("POST", "/ops/customers/7/keys", "").at("data.key")).isEqualTo("secret-7");
        assertThat(send("DELETE", "/ops/customers/7/keys?key_id=k1", "").status())
                .isEqualTo(200);
        assertThat(send("DELETE", "/ops/customers/7/keys?key_id=k2", "").status())
                .isEqualTo(404);
        assertThat(send("DELETE", "/ops/customers/7/keys", "").status()).isEqualTo(400);
    }

    @Test
    void usageIsToldAsJsonAndAsCsv() {
        Answer json = get("/ops/usage?customer=7&from=2026-11-01&to=2026-12-01&group_by=customer,model");

        assertThat(json.at("data.usage.0.model")).isEqualTo("a,b");
        assertThat(json.at("data.usage.0.cost.usd")).isEqualTo("0.042");
        assertThat(asked.get(0).customerId()).hasValue(7);
        assertThat(asked.get(0).groupBy()).containsExactly("customer", "model");
        assertThat(front.server
                        .get("/ops/usage?group_by=model,customer", "Accept", "text/csv")
                        .body())
                .isEqualTo("model,customer,calls,failures,cached,micro_usd,usd\r\n\"a,b\",7,3,1,2,42000,0.042\r\n");
        assertThat(get("/ops/usage?from=2026-12-01&to=2026-11-01").status()).isEqualTo(400);
    }

    @Test
    void aKeySaysWhoAsks() {
        Answer job = generate(ASYNC, "secret-7");

        assertThat(job.status()).isEqualTo(202);
        assertThat(generate(OF_SEVEN, "secret-7").status()).isEqualTo(202);
        assertThat(generate(OF_SEVEN, "secret-8").status()).isEqualTo(403);
        Answer wrong = generate(OF_SEVEN, "nonsense");
        assertThat(wrong.status()).isEqualTo(401);
        assertThat(wrong.header("WWW-Authenticate")).isEqualTo("Bearer");
    }

    @Test
    void jobsOfOthersAreNotThereForAKey() {
        Object id = generate(ASYNC, "secret-7").at("data.job_id");

        assertThat(get("/jobs/" + id, "Authorization", "Bearer secret-7").status())
                .isEqualTo(200);
        assertThat(get("/jobs/" + id, "Authorization", "Bearer secret-8").status())
                .isEqualTo(404);
        assertThat(get("/jobs?customer=7", "Authorization", "Bearer secret-8").status())
                .isEqualTo(403);
        assertThat(get("/jobs/" + id).status()).isEqualTo(200);
    }

    @Test
    void operationsAreNotForCustomers() {
        assertThat(get("/ops/customers", "Authorization", "Bearer secret-7").status())
                .isEqualTo(403);
    }

    @Test
    void whereKeysAreRequiredNothingElseOpensTheStudio() {
        close();
        WebSettings usual = Front.SETTINGS;
        open(new WebSettings(
                usual.basePath(),
                usual.trustedProxies(),
                usual.allowedHosts(),
                usual.maxBodyBytes(),
                usual.maxUploadBytes(),
                usual.answerWithin(),
                usual.patience(),
                usual.drain(),
                true));

        assertThat(send("POST", "/image/generate", OF_SEVEN).status()).isEqualTo(401);
        assertThat(get("/jobs").status()).isEqualTo(401);
        assertThat(generate(OF_SEVEN, "secret-7").status()).isEqualTo(202);
        assertThat(get("/health/live").status()).isEqualTo(200);
        assertThat(get("/ops/customers").status()).isEqualTo(200);
    }

    @Test
    void aQuoteSaysWhetherThereIsRoom() {
        assertThat(send("POST", "/quote", OF_SEVEN).at("data.allowed")).isEqualTo(true);

        send("PUT", "/ops/customers/7", "{}");

        Answer refused = send("POST", "/quote", OF_SEVEN);
        assertThat(refused.at("data.allowed")).isEqualTo(false);
        assertThat(refused.at("data.reason")).isEqualTo("all is spent");
    }
}
