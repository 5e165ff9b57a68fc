package dev.atelier.runtime.registry;

import dev.atelier.core.error.ErrorKind;
import dev.atelier.core.error.Failure;
import dev.atelier.core.error.MediaException;
import dev.atelier.core.model.LifeCycle;
import dev.atelier.core.operation.Operation;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What becomes of a call to a model that its vendor has retired or advises against. */
final class LifeCycleRules {
    private final Clock clock;
    private final boolean successorRouting;

    LifeCycleRules(Clock clock, boolean successorRouting) {
        this.clock = clock;
        this.successorRouting = successorRouting;
    }

    LifeCycle.Stage stage(ModelEntry entry) {
        return entry.model().lifeCycle().on(today());
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }

    /**
     * The entry that answers.
     *
     * @param vendorAddress whether the vendor itself is asked; a compatible server may serve what its vendor retired
     */
    Choice choose(ModelIndex index, Operation operation, ModelEntry asked, boolean vendorAddress) {
        if (vendorAddress && stage(asked) == LifeCycle.Stage.RETIRED) {
            return successor(index, operation, asked)
                    .filter(answering -> successorRouting)
                    .map(answering -> new Choice(
                            answering,
                            List.of(retired(asked) + "; " + answering.model().id() + " answers in its place")))
                    .orElseThrow(() -> refusal(asked));
        }
        return new Choice(asked, warnings(asked));
    }

    /** The first one that is not retired itself, along the successors. */
    private Optional<ModelEntry> successor(ModelIndex index, Operation operation, ModelEntry retired) {
        Set<String> seen = new HashSet<>();
        Optional<ModelEntry> next = Optional.of(retired);
        while (next.isPresent() && stage(next.get()) == LifeCycle.Stage.RETIRED) {
            if (!seen.add(next.get().model().id())) {
                return Optional.empty();
            }
            next = next.get()
                    .model()
                    .lifeCycle()
                    .successor()
                    .flatMap(name -> NameRules.find(index, operation, ModelIndex.key(name)));
        }
        return next;
    }

    private List<String> warnings(ModelEntry entry) {
        LifeCycle life = entry.model().lifeCycle();
        if (stage(entry) != LifeCycle.Stage.DEPRECATED) {
            return List.of();
        }
        return List.of("model " + entry.model().id() + " is deprecated since "
                + life.deprecatedOn().map(LocalDate::toString).orElse("an unknown day")
                + life.retiredOn().map(day -> " and will be retired on " + day).orElse("")
                + life.successor().map(name -> "; use " + name + " instead").orElse(""));
    }

    private static String retired(ModelEntry entry) {
        return "model " + entry.model().id() + " was retired on "
                + entry.model().lifeCycle().retiredOn().map(LocalDate::toString).orElse("an unknown day");
    }

    private static MediaException refusal(ModelEntry entry) {
        String successor = entry.model()
                .lifeCycle()
                .successor()
                .map(name -> "; use " + name + " instead")
                .orElse("");
        return new MediaException(Failure.of(ErrorKind.RETIRED_MODEL, retired(entry) + successor)
                .withField("model")
                .withProvider(entry.provider()));
    }

    /**
     * Who answers.
     *
     * @param entry the model
     * @param warnings sentences for the caller
     */
    record Choice(ModelEntry entry, List<String> warnings) {}
}
