package dev.atelier.runtime.registry;

import dev.atelier.core.model.ModelCatalogue;
import dev.atelier.core.provider.MediaProvider;
import dev.atelier.core.provider.ProviderAnswer;
import dev.atelier.core.provider.ProviderCall;
import dev.atelier.core.provider.ProviderInfo;
import dev.atelier.core.provider.Readiness;
import dev.atelier.runtime.catalogue.JsonCatalogueReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.osgi.framework.Version;

/** A provider that is what a test says it is. */
final class FakeProvider implements MediaProvider {
    private final AtomicInteger asked = new AtomicInteger();
    private volatile Supplier<ProviderInfo> info;
    private volatile Supplier<ModelCatalogue> list = () -> info().catalogue();

    private FakeProvider(Supplier<ProviderInfo> info) {
        this.info = info;
    }

    static FakeProvider of(String catalogue) {
        ProviderInfo ready = info(catalogue, Readiness.ready(), true);
        return new FakeProvider(() -> ready);
    }

    /** A provider of one model that makes pictures, both named so. */
    static FakeProvider named(String id) {
        return of("{'provider': '" + id + "', 'defaults': {'image.generate': '" + id + "-1'}, 'models': [{'id': '" + id
                + "-1', 'operations': ['image.generate']}]}");
    }

    static ProviderInfo info(String catalogue, Readiness readiness, boolean vendorAddress) {
        byte[] json = catalogue.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
        try {
            return new ProviderInfo(
                    new JsonCatalogueReader().read(new ByteArrayInputStream(json)), readiness, vendorAddress);
        } catch (IOException wrong) {
            throw new UncheckedIOException(wrong);
        }
    }

    FakeProvider now(Readiness readiness) {
        ProviderInfo before = info.get();
        return now(new ProviderInfo(before.catalogue(), readiness, before.vendorAddress()));
    }

    FakeProvider now(ProviderInfo changed) {
        info = () -> changed;
        return this;
    }

    FakeProvider throwing() {
        info = () -> {
            throw new IllegalStateException("no weights");
        };
        return this;
    }

    /** What its vendor's list says from now on. */
    void listing(String catalogue) {
        ModelCatalogue listed = info(catalogue, Readiness.ready(), true).catalogue();
        list = () -> listed;
    }

    void refusingItsList(RuntimeException failure) {
        list = () -> {
            throw failure;
        };
    }

    /** How often its vendor's list was asked for. */
    int asked() {
        return asked.get();
    }

    @Override
    public ModelCatalogue refreshed() {
        asked.incrementAndGet();
        return list.get();
    }

    BoundProvider version(String version, long bundleId) {
        return new BoundProvider(new Origin("test.bundle", bundleId, Version.parseVersion(version), 0), this);
    }

    @Override
    public ProviderInfo info() {
        return info.get();
    }

    @Override
    public ProviderAnswer start(ProviderCall call) {
        throw new UnsupportedOperationException();
    }
}
