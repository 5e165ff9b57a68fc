package dev.atelier.runtime.timeline;

import dev.atelier.core.MicroDollars;
import dev.atelier.core.Parameters;
import dev.atelier.core.provider.JobHandle;

/** Where one clip stands. */
sealed interface Clip {
    /** Nobody was asked for it yet. */
    record Waiting() implements Clip {
        @Override
        public Parameters toParameters() {
            return Parameters.EMPTY;
        }
    }

    /** The provider is being asked to start it; found after a restart, nobody knows whether it was. */
    record Asking() implements Clip {
        @Override
        public Parameters toParameters() {
            return Parameters.of("asking", true);
        }
    }

    /**
     * The vendor works on it.
     *
     * @param handle the provider's own
     */
    record Running(JobHandle handle) implements Clip {
        @Override
        public Parameters toParameters() {
            return Parameters.of("handle", handle.value());
        }
    }

    /**
     * It is in the store.
     *
     * @param asset its id
     * @param cost what it cost
     * @param priced whether anybody knows that
     */
    record Made(String asset, MicroDollars cost, boolean priced) implements Clip {
        @Override
        public Parameters toParameters() {
            return Parameters.of("asset", asset)
                    .with("micro_usd", cost.amount())
                    .with("priced", priced);
        }
    }

    Parameters toParameters();

    static Clip of(Parameters stored) {
        if (stored.has("asset")) {
            return new Made(
                    stored.requireText("asset"),
                    new MicroDollars(stored.integer("micro_usd").orElse(0)),
                    stored.flag("priced").orElse(false));
        } else if (stored.has("handle")) {
            return new Running(new JobHandle(stored.requireText("handle")));
        }
        return stored.has("asking") ? new Asking() : new Waiting();
    }
}
