package dev.atelier.deployer.install;

import dev.atelier.launcher.state.DesiredBundle;
import dev.atelier.launcher.state.DesiredState;
import dev.atelier.launcher.state.StoredJar;
import java.util.Optional;
import org.osgi.framework.Version;

/** What is desired from now on when a jar has taken the place of what ran. */
enum Decision {
    /** The jar, and what ran before can be gone back to. */
    DEPLOY {
        @Override
        DesiredState settle(DesiredState state, DesiredBundle now, StoredJar next, Past past) {
            return state.with(now.replacedBy(next, past.running, past.shipped));
        }
    },
    /** The version before. */
    ROLLBACK {
        @Override
        DesiredState settle(DesiredState state, DesiredBundle now, StoredJar next, Past past) {
            return state.with(now.rolledBack(past.shipped));
        }
    },
    /** Whatever the distribution ships. */
    WITHDRAW {
        @Override
        DesiredState settle(DesiredState state, DesiredBundle now, StoredJar next, Past past) {
            return state.without(now.name());
        }
    };

    /**
     * What was before.
     *
     * @param running the jar that ran
     * @param shipped the distribution's version
     */
    record Past(Optional<StoredJar> running, Optional<Version> shipped) {}

    abstract DesiredState settle(DesiredState state, DesiredBundle now, StoredJar next, Past past);
}
