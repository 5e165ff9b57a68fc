package dev.atelier.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.atelier.core.MicroDollars;
import dev.atelier.core.Parameters;
import dev.atelier.core.model.LifeCycle;
import dev.atelier.core.model.ModelCatalogue;
import dev.atelier.core.model.ModelDescriptor;
import dev.atelier.core.model.PrefixRule;
import dev.atelier.core.model.PriceRule;
import dev.atelier.core.operation.Operation;
import dev.atelier.runtime.validation.json.CompiledSchema;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What must hold for each catalogue. */
final class CatalogueChecks {
    private final ModelCatalogue catalogue;
    private final LocalDate today;

    CatalogueChecks(ModelCatalogue catalogue, LocalDate today) {
        this.catalogue = catalogue;
        this.today = today;
    }

    /** Names are lower case, and each means one thing. */
    void names() {
        List<String> names = catalogue.models().stream()
                .flatMap(model -> Stream.concat(Stream.of(model.id()), model.aliases().stream()))
                .toList();
        assertThat(names).as("ids and aliases").doesNotHaveDuplicates().allSatisfy(CatalogueChecks::lowerCase);
        lowerCase(catalogue.provider());
        assertThat(names.stream().filter(name -> catalogue.model(name).isEmpty()))
                .as("an alias that is the provider's name hides its defaults")
                .doesNotContain(catalogue.provider());
    }

    /** The bare provider name means a model that lives as well as any, for each operation on offer. */
    void defaults() {
        Set<Operation> offered = catalogue.models().stream()
                .flatMap(model -> model.operations().stream())
                .collect(Collectors.toSet());
        assertThat(catalogue.defaults().keySet())
                .as("operations with a default")
                .isEqualTo(offered);
        catalogue.defaults().forEach((operation, id) -> {
            ModelDescriptor model = existing(id);
            assertThat(model.offers(operation)).as(id + " offers " + operation).isTrue();
            assertThat(model.lifeCycle().on(today))
                    .as("life of the default " + id)
                    .isEqualTo(liveliest(operation));
        });
    }

    /** A vendor may have announced the end of all its models for an operation, and still answer until then. */
    private LifeCycle.Stage liveliest(Operation operation) {
        Set<LifeCycle.Stage> stages = catalogue.models().stream()
                .filter(model -> model.offers(operation))
                .map(model -> model.lifeCycle().on(today))
                .collect(Collectors.toSet());
        return Stream.of(LifeCycle.Stage.ACTIVE, LifeCycle.Stage.DEPRECATED, LifeCycle.Stage.RETIRED)
                .filter(stages::contains)
                .findFirst()
                .orElse(LifeCycle.Stage.ACTIVE);
    }

    void prefixes() {
        for (PrefixRule rule : catalogue.prefixes()) {
            lowerCase(rule.prefix());
            Set<String> groups = existing(rule.model()).operations().stream()
                    .map(Operation::group)
                    .collect(Collectors.toSet());
            assertThat(groups).as("groups of " + rule.model()).containsAll(rule.groups());
        }
    }

    /** Dates in order, and a successor that lives for whatever is retired. */
    void lifeCycles() {
        for (ModelDescriptor model : catalogue.models()) {
            LifeCycle life = model.lifeCycle();
            List<LocalDate> dates = Stream.of(life.availableFrom(), life.deprecatedOn(), life.retiredOn())
                    .flatMap(Optional::stream)
                    .toList();
            assertThat(dates).as("dates of " + model.id()).isSorted();
            life.successor()
                    .ifPresent(id -> assertThat(existing(id).lifeCycle().on(today))
                            .as("life of " + id + ", the successor of " + model.id())
                            .isNotEqualTo(LifeCycle.Stage.RETIRED));
        }
    }

    /** Schemas are objects that name all they take, and whose own defaults they accept. */
    void schemas() {
        for (ModelDescriptor model : catalogue.models()) {
            Parameters schema = model.schema();
            assertThat(schema.text("type")).as("schema of " + model.id()).contains("object");
            assertThat(schema.flag("additionalProperties"))
                    .as("schema of " + model.id())
                    .contains(false);
            Parameters properties = schema.object("properties").orElse(Parameters.EMPTY);
            assertThat(properties.names()).as("schema of " + model.id()).containsAll(schema.texts("required"));
            // One default at a time: what parameters must be together is left out.
            CompiledSchema optional =
                    new CompiledSchema(schema.without("required").without("allOf"));
            for (String name : properties.names()) {
                Object value = properties.object(name).orElse(Parameters.EMPTY).get("default");
                if (value != null) {
                    assertThatCode(() -> optional.check(Parameters.of(name, value)))
                            .as("default of " + model.id() + "." + name)
                            .doesNotThrowAnyException();
                }
            }
        }
    }

    /** No price is below nothing, and conditions speak of parameters that exist. */
    void prices() {
        for (ModelDescriptor model : catalogue.models()) {
            Collection<String> parameters =
                    model.schema().object("properties").orElse(Parameters.EMPTY).names();
            for (PriceRule rule : model.prices()) {
                assertThat(rule.price()).as("price of " + model.id()).isGreaterThanOrEqualTo(MicroDollars.ZERO);
                assertThat(parameters)
                        .as("parameters of " + model.id())
                        .containsAll(rule.when().keySet());
            }
        }
    }

    private ModelDescriptor existing(String id) {
        return catalogue.model(id).orElseThrow(() -> new AssertionError("there is no model " + id));
    }

    private static void lowerCase(String name) {
        assertThat(name).isEqualTo(name.toLowerCase(Locale.ROOT));
    }
}
