package dev.atelier.web.testing;

import dev.atelier.core.MicroDollars;
import dev.atelier.core.Parameters;
import dev.atelier.core.error.MediaException;
import dev.atelier.core.model.LifeCycle;
import dev.atelier.core.model.ModelDescriptor;
import dev.atelier.core.model.PriceRule;
import dev.atelier.core.model.PriceUnit;
import dev.atelier.core.operation.Operation;
import dev.atelier.core.registry.ModelStatus;
import dev.atelier.core.registry.ProviderDirectory;
import dev.atelier.core.registry.ProviderStatus;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;

/** A directory with one provider and one model of its own. */
public final class FakeDirectory implements ProviderDirectory {
    private final List<ModelStatus> models = new CopyOnWriteArrayList<>(List.of(model("sandbox-image", false)));
    private volatile ProviderStatus.State state = ProviderStatus.State.READY;

    public void state(ProviderStatus.State now) {
        state = now;
    }

    private static ModelStatus model(String id, boolean configured) {
        ModelDescriptor model = new ModelDescriptor(
                id,
                "Sandbox picture",
                Set.of(),
                Set.of(Operation.IMAGE_GENERATE),
                "sandbox",
                Set.of("seed"),
                Parameters.of("type", "object"),
                List.of(),
                List.of(new PriceRule(PriceUnit.IMAGE, new MicroDollars(40_000), 1, Map.of())),
                LifeCycle.ALWAYS,
                Optional.empty());
        return new ModelStatus("sandbox", model, LifeCycle.Stage.ACTIVE, configured, true);
    }

    @Override
    public List<ProviderStatus> providers() {
        return List.of(new ProviderStatus(
                "sandbox",
                "Sandbox",
                "dev.atelier.sandbox",
                12,
                "1.0.0",
                state,
                Optional.empty(),
                List.of("sandbox-image"),
                new ProviderStatus.Load(3, 100, 1, 5, 9, 20)));
    }

    @Override
    public List<ModelStatus> models() {
        return List.copyOf(models);
    }

    @Override
    public ModelStatus putModel(String id, String provider, Parameters entry) {
        if (!provider.equals("sandbox")) {
            throw MediaException.invalid("provider", "must be an installed provider, but is \"" + provider + "\"");
        }
        ModelStatus added = model(id, true);
        models.add(added);
        return added;
    }

    @Override
    public boolean removeModel(String id) {
        return models.removeIf(model -> model.configured() && model.model().id().equals(id));
    }
}
