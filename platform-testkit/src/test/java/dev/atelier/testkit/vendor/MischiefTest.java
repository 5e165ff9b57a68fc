package dev.atelier.testkit.vendor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MischiefTest {
    private static final String BODY = "{\"answer\":\"" + "x".repeat(5000) + "\"}";

    private final AtomicInteger worked = new AtomicInteger();
    private FakeVendor vendor;

    @BeforeEach
    void start() throws IOException {
        vendor = new FakeVendor(0, request -> {
            worked.incrementAndGet();
            return VendorAnswer.json(200, BODY);
        });
    }

    @AfterEach
    void stop() {
        vendor.close();
    }

    @Test
    void playsOnceAndThenBehaves() throws Exception {
        vendor.next(Mischief.instead(VendorAnswer.json(500, "{}")));

        assertThat(get().statusCode()).isEqualTo(500);
        assertThat(worked).hasValue(0);
        assertThat(get().body()).isEqualTo(BODY);
    }

    @Test
    void cutsBeforeTheWork() {
        vendor.usually(Mischief.cutBefore());

        assertThatThrownBy(this::get).isInstanceOf(IOException.class);
        assertThat(worked).hasValue(0);
    }

    @Test
    void cutsAfterTheWork() {
        vendor.usually(Mischief.cutAfter());

        assertThatThrownBy(this::get).isInstanceOf(IOException.class);
        assertThat(worked).hasPositiveValue();
    }

    @Test
    void truncates() {
        vendor.usually(Mischief.truncated(100));

        assertThatThrownBy(this::get).isInstanceOf(IOException.class);
    }

    @Test
    void delaysAndDripsWithoutChangingAByte() throws Exception {
        vendor.next(Mischief.delay(Duration.ofMillis(1)), Mischief.drip(1000, Duration.ofMillis(1)));

        assertThat(get().body()).isEqualTo(BODY);
        assertThat(get().body()).isEqualTo(BODY);
    }

    @Test
    void redirects() throws Exception {
        vendor.next(Mischief.redirect(URI.create("http://192.0.2.1/")));

        HttpResponse<String> answer = get();

        assertThat(answer.statusCode()).isEqualTo(302);
        assertThat(answer.headers().firstValue("location")).contains("http://192.0.2.1/");
    }

    private HttpResponse<String> get() throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(vendor.address("/any")).build();
        return HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
    }
}
