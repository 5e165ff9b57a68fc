package dev.atelier.runtime.http;

import dev.atelier.core.error.ErrorKind;
import dev.atelier.core.error.MediaException;
import dev.atelier.core.http.Callbacks;
import dev.atelier.core.http.DoorSettings;
import dev.atelier.core.http.HttpDoor;
import dev.atelier.core.http.HttpDoors;
import dev.atelier.core.media.ContentSink;
import dev.atelier.core.media.MediaContent;
import dev.atelier.runtime.http.address.AddressPolicy;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.Designate;

/**
 * Opens doors for providers, fetches for clients and tells them what has come about, over one transport. Immediate, so that the transport's threads are
 * started by the platform and not by a provider.
 */
@Component(
        service = {HttpDoors.class, RemoteMedia.class, Callbacks.class},
        immediate = true,
        configurationPid = "dev.atelier.runtime.http")
@Designate(ocd = HttpConfig.class)
public final class Doors implements HttpDoors, RemoteMedia, Callbacks {
    private static final Set<ErrorKind> NOT_THE_ADDRESS =
            Set.of(ErrorKind.TOO_LARGE, ErrorKind.TIMEOUT, ErrorKind.CANCELLED, ErrorKind.STORAGE_FAILED);

    private final HttpConfig config;
    private final Transport transport;
    private final RetryRules rules;
    private final Purchases purchases;
    private final Pause pause;
    private final CheckedRequests requests;
    private final Exchanges fetches;
    private final Exchanges posts;

    @Activate
    public Doors(HttpConfig config, @Reference Purchases purchases) {
        this(config, purchases, Pause.REAL, InetAddress::getAllByName);
    }

    Doors(HttpConfig config, Purchases purchases, Pause pause, AddressPolicy.Resolver resolver) {
        this.config = config;
        this.purchases = purchases;
        this.pause = pause;
        this.transport = new Transport(
                config.http2() ? HttpClient.Version.HTTP_2 : HttpClient.Version.HTTP_1_1,
                Duration.ofSeconds(config.connectSeconds()));
        this.rules = rules(config.repeats());
        this.requests = new CheckedRequests(
                new AddressPolicy(config.allowPrivateAddresses(), Set.of(config.allowedHosts()), resolver));
        Failures failures = new Failures(Optional.empty());
        this.fetches = exchanges(failures, config.maxFetches());
        this.posts = new Exchanges(transport, rules(0), pause, failures, config.maxFetches());
    }

    private static RetryRules rules(int repeats) {
        return new RetryRules(
                repeats, Clock.systemUTC(), () -> ThreadLocalRandom.current().nextDouble());
    }

    @Override
    public HttpDoor open(DoorSettings settings) {
        Failures failures = new Failures(Optional.of(settings.provider()));
        VendorRequests vendor = new VendorRequests(settings, failures, purchases);
        Limits limits = new Limits(
                config.maxResultBytes(), Duration.ofSeconds(config.resultSeconds()), ErrorKind.MALFORMED_ANSWER);
        Exchanges downloads = exchanges(failures, Integer.MAX_VALUE);
        VendorDoor.Parts parts = new VendorDoor.Parts(
                exchanges(failures, settings.maxConcurrent()),
                downloads,
                new Fetcher(downloads, requests, failures, limits),
                new MediaStore(limits));
        return new VendorDoor(settings, vendor, parts);
    }

    private Exchanges exchanges(Failures failures, int maxConcurrent) {
        return new Exchanges(transport, rules, pause, failures, maxConcurrent);
    }

    @Override
    public MediaContent fetch(String field, URI address, ContentSink sink) {
        Duration longest = Duration.ofSeconds(config.fetchSeconds());
        Limits limits = new Limits(config.maxFetchBytes(), longest, ErrorKind.TOO_LARGE);
        Fetcher fetcher = new Fetcher(fetches, requests, new Failures(Optional.empty()), limits);
        try {
            return fetcher.fetch(address, own -> Optional.empty(), longest, sink);
        } catch (MediaException failed) {
            String problem = "cannot be fetched: " + failed.getMessage();
            if (NOT_THE_ADDRESS.contains(failed.kind())) {
                throw new MediaException(failed.failure().withField(field), failed);
            }
            throw MediaException.invalid(field, problem);
        }
    }

    @Override
    public int post(URI address, Map<String, String> headers, String json) {
        return new Poster(posts, requests).post(address, headers, json);
    }

    @Deactivate
    void close() {
        posts.close();
        fetches.close();
        transport.close();
    }
}
