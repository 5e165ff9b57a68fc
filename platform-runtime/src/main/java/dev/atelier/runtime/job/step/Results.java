package dev.atelier.runtime.job.step;

import dev.atelier.core.MicroDollars;
import dev.atelier.core.error.MediaException;
import dev.atelier.core.operation.MediaResult;
import dev.atelier.core.pipeline.Call;
import dev.atelier.core.pipeline.Outcome;
import dev.atelier.core.pipeline.Output;
import dev.atelier.runtime.asset.Outputs;
import dev.atelier.runtime.pricing.Pricing;
import java.util.ArrayList;
import java.util.List;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Makes outcomes of results. */
@Component(service = Results.class)
public final class Results {
    private final Outputs outputs;

    @Activate
    public Results(@Reference Outputs outputs) {
        this.outputs = outputs;
    }

    /** @throws MediaException if an artifact cannot be stored; it says what the vendor charges all the same */
    Outcome accept(Call call, MediaResult result, List<String> warnings) {
        Pricing.Cost cost = cost(call, result);
        List<String> all = new ArrayList<>(warnings);
        all.addAll(result.warnings());
        return new Outcome(
                call.provider(),
                call.model().id(),
                call.request().model(),
                call.request().parameters(),
                store(call, result, cost.cost()),
                result.details(),
                cost.cost(),
                cost.priced(),
                false,
                all);
    }

    private List<Output> store(Call call, MediaResult result, MicroDollars charged) {
        try {
            return result.artifacts().stream()
                    .map(artifact -> outputs.accept(artifact, call))
                    .toList();
        } catch (MediaException e) {
            throw new MediaException(e.failure().withCharge(charged), e);
        }
    }

    /** Lets go of a result that nobody wants any more. */
    MicroDollars drop(Call call, MediaResult result) {
        outputs.release(call.id());
        return cost(call, result).cost();
    }

    private static Pricing.Cost cost(Call call, MediaResult result) {
        return Pricing.cost(call.model(), call.request().parameters(), result);
    }
}
