package dev.atelier.web.health;

import dev.atelier.core.health.ComponentHealth;
import dev.atelier.web.json.Data;
import dev.atelier.web.platform.Platform;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** The parts of the platform that say how they are, in the order of their names. */
final class Components {
    private Components() {}

    static List<ComponentHealth> of(Platform platform) {
        return platform.healths().stream()
                .map(source -> source.health())
                .sorted(Comparator.comparing(ComponentHealth::component))
                .toList();
    }

    static List<Data> views(List<ComponentHealth> components) {
        return components.stream()
                .map(component -> new Data()
                        .with("component", component.component())
                        .with("state", component.state().name().toLowerCase(Locale.ROOT))
                        .with("message", component.message())
                        .with("figures", component.figures()))
                .toList();
    }
}
