package dev.atelier.web.ops;

import dev.atelier.core.error.MediaException;
import dev.atelier.web.http.Envelope;
import dev.atelier.web.http.Exchange;
import dev.atelier.web.json.Data;
import java.util.Arrays;
import java.util.List;
import org.osgi.framework.Bundle;
import org.osgi.framework.Constants;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.wiring.FrameworkWiring;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Changes that stop the front end itself, because they concern it or something it is wired to. They are answered before
 * they are made: afterwards nobody is left who could answer.
 */
final class OwnReplacement {
    private static final Logger LOG = LoggerFactory.getLogger(OwnReplacement.class);
    private static final String NOTE =
            "the front end itself is touched: the change goes on by itself, and GET /ops/deployments tells its end";

    private OwnReplacement() {}

    /** Whether a change to the bundle of this name stops the front end; never outside a framework. */
    static boolean follows(String name) {
        Bundle own = FrameworkUtil.getBundle(OwnReplacement.class);
        if (own == null) {
            return false;
        }
        Bundle system = own.getBundleContext().getBundle(Constants.SYSTEM_BUNDLE_LOCATION);
        List<Bundle> changed = Arrays.stream(own.getBundleContext().getBundles())
                .filter(bundle -> name.equals(bundle.getSymbolicName()))
                .toList();
        return !changed.isEmpty()
                && system.adapt(FrameworkWiring.class)
                        .getDependencyClosure(changed)
                        .contains(own);
    }

    /** The thread is none of the front end's workers, since those end with it. */
    static void make(Exchange exchange, String name, Runnable change) {
        Data report = new Data().with("name", name).with("pending", true).with("notes", List.of(NOTE));
        exchange.answer(Envelope.success(202, report));
        new Thread(() -> run(name, change), "atelier: replacement of the front end").start();
    }

    private static void run(String name, Runnable change) {
        try {
            change.run();
        } catch (MediaException refused) {
            LOG.debug("The book of deployments says why {} was not changed: {}", name, refused.getMessage());
        }
    }
}
