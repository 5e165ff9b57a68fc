package dev.atelier.core.registry;

import dev.atelier.core.model.LifeCycle;
import dev.atelier.core.model.ModelDescriptor;

/**
 * A catalogue entry in force.
 *
 * @param provider the id of the provider that serves it
 * @param model the entry
 * @param stage where in its life it is today
 * @param configured true: an operator added or changed it; false: it comes with the bundle
 * @param available whether its provider is ready
 */
public record ModelStatus(
        String provider, ModelDescriptor model, LifeCycle.Stage stage, boolean configured, boolean available) {}
