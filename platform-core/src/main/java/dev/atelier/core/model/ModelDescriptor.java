package dev.atelier.core.model;

import dev.atelier.core.Parameters;
import dev.atelier.core.operation.Operation;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A model as a catalogue entry: everything the platform and a provider need to serve it, as data. An entry can be added
 * or changed by configuration alone, naming one of its provider's dialects.
 *
 * @param id the name that goes to the vendor, lower case when compared
 * @param title for people
 * @param aliases other names that clients use
 * @param operations what it can do
 * @param dialect which of the provider's wire shapes it speaks, for example {@code openai-images}
 * @param capabilities further abilities: {@code seed}, {@code streaming}, {@code timeline} for one that makes videos of
 *     several scenes by itself, …; {@code poll_timeout:240} for one whose calls may take 240 seconds unless the caller
 *     says otherwise; {@code at_once:1} for one of which only so many calls are begun at once, {@code memory_mb:4000} for
 *     one that takes so many megabytes of this machine meanwhile: further calls stay queued
 * @param schema JSON Schema (draft 2020-12) of its parameters; types, ranges, defaults
 * @param inputs the media it takes
 * @param prices in the order they are tried; empty when not known
 * @param lifeCycle when it came and goes
 * @param note for people, for example of a quirk
 */
public record ModelDescriptor(
        String id,
        String title,
        Set<String> aliases,
        Set<Operation> operations,
        String dialect,
        Set<String> capabilities,
        Parameters schema,
        List<InputSlot> inputs,
        List<PriceRule> prices,
        LifeCycle lifeCycle,
        Optional<String> note) {

    public ModelDescriptor {
        aliases = Set.copyOf(aliases);
        operations = Set.copyOf(operations);
        capabilities = Set.copyOf(capabilities);
        inputs = List.copyOf(inputs);
        prices = List.copyOf(prices);
    }

    public boolean offers(Operation operation) {
        return operations.contains(operation);
    }

    /** The same entry under another id, as a prefix rule or an operator's addition makes it. */
    public ModelDescriptor withId(String otherId) {
        return new ModelDescriptor(
                otherId,
                otherId,
                Set.of(),
                operations,
                dialect,
                capabilities,
                schema,
                inputs,
                prices,
                LifeCycle.ALWAYS,
                note);
    }

    /** The same entry with another life-cycle, as a vendor's own list of models may tell it. */
    public ModelDescriptor withLifeCycle(LifeCycle told) {
        return new ModelDescriptor(
                id, title, aliases, operations, dialect, capabilities, schema, inputs, prices, told, note);
    }
}
