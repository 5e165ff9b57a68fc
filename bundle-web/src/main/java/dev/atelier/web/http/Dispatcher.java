package dev.atelier.web.http;

import dev.atelier.web.platform.Slot;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** Leads each request to its endpoint, so that what has none is answered the same way everywhere. */
public final class Dispatcher implements AutoCloseable {
    private final Exchange.Surroundings surroundings;
    private final Guard guard;
    private final Authentication authentication;
    private final Router router;

    public Dispatcher(WebSettings settings, Authentication authentication, List<Endpoint> endpoints) {
        surroundings = new Exchange.Surroundings(settings, new Workers(), new InFlight());
        guard = new Guard(settings);
        this.authentication = authentication;
        router = new Router(endpoints);
    }

    public void dispatch(HttpServletRequest request, HttpServletResponse response) {
        Site site = Site.of(request, surroundings.settings());
        Optional<Router.Match> match;
        try {
            guard.check(request, site);
            match = site.path().isEmpty() ? Optional.empty() : router.find(site.path());
        } catch (RuntimeException e) {
            exchange(request, response, site, Map.of()).answer(Failures.reply(e));
            return;
        }
        Exchange exchange = exchange(
                request, response, site, match.map(Router.Match::variables).orElse(Map.of()));
        if (match.isEmpty()) {
            exchange.answer(nothingHere(site));
        } else {
            route(exchange, match.get().route());
        }
    }

    private Exchange exchange(
            HttpServletRequest request, HttpServletResponse response, Site site, Map<String, String> variables) {
        return new Exchange(request, response, site, variables, surroundings);
    }

    private static Reply nothingHere(Site site) {
        return site.path().isEmpty()
                ? Reply.of(308, null).with("Location", site.link("/"))
                : Envelope.failure(404, "there is nothing at " + site.path());
    }

    private void route(Exchange exchange, Router.Route route) {
        String method = exchange.request().getMethod();
        Endpoint endpoint = route.endpoint(method);
        if (endpoint != null) {
            exchange.run(ex -> serve(ex, endpoint, authentication.guarding(endpoint.handler(), ex)));
        } else if (method.equals("OPTIONS")) {
            exchange.answer(Reply.of(204, null).with("Allow", route.allow()));
        } else {
            String sentence = method + " is not possible at " + exchange.site().path() + ", only " + route.allow();
            exchange.answer(Envelope.failure(405, sentence).with("Allow", route.allow()));
        }
    }

    /** A service that is being replaced is waited for, since it will be back in a moment. */
    private void serve(Exchange exchange, Endpoint endpoint, Handler handler) throws IOException {
        List<Slot<?>> absent = new ArrayList<>();
        for (Slot<?> slot : endpoint.needs()) {
            if (slot.get().isEmpty()) {
                absent.add(slot);
            }
        }
        if (absent.isEmpty()) {
            handler.handle(exchange);
            return;
        }
        exchange.detach();
        CompletableFuture<?>[] returns = absent.stream()
                .map(slot -> slot.await(surroundings.settings().patience()))
                .toArray(CompletableFuture[]::new);
        CompletableFuture.allOf(returns).thenRun(() -> exchange.onWorker(handler));
    }

    /** Waits for the answers under way, within the bound of the settings. */
    @Override
    public void close() {
        surroundings.inFlight().drain(surroundings.settings().drain());
        surroundings.workers().close();
    }
}
