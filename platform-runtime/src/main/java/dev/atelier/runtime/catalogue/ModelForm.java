package dev.atelier.runtime.catalogue;

import dev.atelier.core.Parameters;
import dev.atelier.core.error.MediaException;
import dev.atelier.core.model.LifeCycle;
import dev.atelier.core.model.ModelDescriptor;
import dev.atelier.core.operation.Operation;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The JSON form of one catalogue entry, without its id. */
final class ModelForm {
    private static final Set<String> FIELDS = Set.of(
            "title",
            "aliases",
            "operations",
            "dialect",
            "capabilities",
            "schema",
            "inputs",
            "prices",
            "available_from",
            "deprecated_on",
            "retired_on",
            "successor",
            "note");
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._:/@+-]{0,119}");

    private ModelForm() {}

    static ModelDescriptor read(String id, Parameters entry) {
        if (!ID.matcher(id).matches()) {
            throw MediaException.invalid("id", "must be 1 to 120 letters, digits or ._:/@+-, but is \"" + id + "\"");
        }
        Fields.onlyKnown(entry, FIELDS);
        return new ModelDescriptor(
                id,
                entry.text("title").orElse(id),
                Set.copyOf(entry.texts("aliases")),
                operations(entry),
                entry.text("dialect").orElse(""),
                Set.copyOf(entry.texts("capabilities")),
                entry.object("schema").orElse(Parameters.EMPTY),
                Fields.each(entry, "inputs", SlotForm::read),
                Fields.each(entry, "prices", PriceForm::read),
                lifeCycle(entry),
                entry.text("note"));
    }

    static Parameters write(ModelDescriptor model) {
        return Parameters.of("title", model.title())
                .with("aliases", listed(model.aliases()))
                .with(
                        "operations",
                        listed(model.operations().stream().map(Operation::name).toList()))
                .with("dialect", model.dialect().isEmpty() ? null : model.dialect())
                .with("capabilities", listed(model.capabilities()))
                .with("schema", model.schema().isEmpty() ? null : model.schema())
                .with(
                        "inputs",
                        absentIfEmpty(
                                model.inputs().stream().map(SlotForm::write).toList()))
                .with(
                        "prices",
                        absentIfEmpty(
                                model.prices().stream().map(PriceForm::write).toList()))
                .with("available_from", day(model.lifeCycle().availableFrom()))
                .with("deprecated_on", day(model.lifeCycle().deprecatedOn()))
                .with("retired_on", day(model.lifeCycle().retiredOn()))
                .with("successor", model.lifeCycle().successor().orElse(null))
                .with("note", model.note().orElse(null));
    }

    private static Set<Operation> operations(Parameters entry) {
        Set<Operation> operations = new LinkedHashSet<>();
        for (String name : entry.texts("operations")) {
            operations.add(Fields.parsed("operations", name, Operation::new));
        }
        if (operations.isEmpty()) {
            throw MediaException.invalid("operations", "is required and must name at least one operation");
        }
        return operations;
    }

    private static LifeCycle lifeCycle(Parameters entry) {
        return new LifeCycle(
                day(entry, "available_from"),
                day(entry, "deprecated_on"),
                day(entry, "retired_on"),
                entry.text("successor"));
    }

    private static Optional<LocalDate> day(Parameters entry, String name) {
        return entry.text(name).map(text -> {
            try {
                return LocalDate.parse(text);
            } catch (DateTimeParseException refused) {
                throw MediaException.invalid(name, "must be a day such as 2026-01-31, but is \"" + text + "\"");
            }
        });
    }

    private static @Nullable String day(Optional<LocalDate> date) {
        return date.map(LocalDate::toString).orElse(null);
    }

    private static @Nullable List<String> listed(Collection<String> names) {
        return absentIfEmpty(new ArrayList<>(new TreeSet<>(names)));
    }

    private static <T> @Nullable List<T> absentIfEmpty(List<T> list) {
        return list.isEmpty() ? null : list;
    }
}
