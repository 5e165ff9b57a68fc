package dev.atelier.web.ops;

import dev.atelier.core.customer.Customer;
import dev.atelier.core.customer.Customers;
import dev.atelier.core.customer.Standing;
import dev.atelier.core.error.ErrorKind;
import dev.atelier.core.error.MediaException;
import dev.atelier.web.http.Endpoint;
import dev.atelier.web.http.Envelope;
import dev.atelier.web.http.Exchange;
import dev.atelier.web.http.Handler;
import dev.atelier.web.json.Data;
import dev.atelier.web.json.JsonBody;
import dev.atelier.web.platform.Platform;
import dev.atelier.web.platform.Slot;
import java.io.IOException;
import java.util.List;

/** Shows and changes customers, their budgets, quotas and keys. */
public final class CustomerEndpoints {
    private static final int TITLE = 200;

    private final Slot<Customers> customers;

    private CustomerEndpoints(Slot<Customers> customers) {
        this.customers = customers;
    }

    public static List<Endpoint> of(Platform platform) {
        Slot<Customers> needed = platform.customers();
        CustomerEndpoints endpoints = new CustomerEndpoints(needed);
        return List.of(
                Endpoint.of("GET", "/ops/customers", Handler.waiting(endpoints::list), needed),
                Endpoint.of("GET", "/ops/customers/{id}", Handler.waiting(endpoints::show), needed),
                Endpoint.of("PUT", "/ops/customers/{id}", Handler.waiting(endpoints::put), needed),
                Endpoint.of("POST", "/ops/customers/{id}/keys", Handler.waiting(endpoints::addKey), needed),
                Endpoint.of("DELETE", "/ops/customers/{id}/keys", Handler.waiting(endpoints::removeKey), needed));
    }

    private void list(Exchange exchange) {
        List<Data> all = customers.require().all().stream()
                .flatMap(customer -> customers.require().standing(customer.id()).stream())
                .map(CustomerView::of)
                .toList();
        exchange.answer(Envelope.ok(new Data().with("customers", all)));
    }

    private void show(Exchange exchange) {
        long id = id(exchange);
        Standing standing = customers.require().standing(id).orElseThrow(() -> unknown(id));
        exchange.answer(
                Envelope.ok(CustomerView.of(standing, customers.require().keys(id))));
    }

    private void put(Exchange exchange) throws IOException {
        long id = id(exchange);
        try (JsonBody body = exchange.json()) {
            Customer customer = CustomerForm.read(id, body.values());
            exchange.answer(Envelope.ok(CustomerView.of(customers.require().put(customer))));
        }
    }

    /** The only answer that shows the secret. */
    private void addKey(Exchange exchange) throws IOException {
        long id = id(exchange);
        Customers.Key key = customers.require().addKey(id, title(exchange));
        exchange.answer(Envelope.ok(CustomerView.key(key.info()).with("key", key.secret()))
                .with("Cache-Control", "no-store"));
    }

    private static String title(Exchange exchange) throws IOException {
        if (exchange.request().getContentLengthLong() == 0) {
            return "";
        }
        try (JsonBody body = exchange.json()) {
            String title = body.values().text("title").orElse("");
            if (title.length() > TITLE) {
                throw MediaException.invalid(
                        "title", "must have 0.." + TITLE + " characters, but has " + title.length());
            }
            return title;
        }
    }

    private void removeKey(Exchange exchange) {
        String key = exchange.query().text("key_id").orElseThrow(() -> MediaException.invalid("key_id", "is required"));
        if (!customers.require().removeKey(id(exchange), key)) {
            throw new MediaException(ErrorKind.NOT_FOUND, "customer " + exchange.variable("id") + " has no key " + key);
        }
        exchange.answer(Envelope.ok(new Data().with("id", key).with("removed", true)));
    }

    private static long id(Exchange exchange) {
        String id = exchange.variable("id");
        if (!id.matches("[1-9]\\d{0,17}")) {
            throw MediaException.invalid("id", "must be a whole number above 0, but is \"" + id + "\"");
        }
        return Long.parseLong(id);
    }

    private static MediaException unknown(long id) {
        return new MediaException(ErrorKind.NOT_FOUND, "there is no customer " + id);
    }
}
