package dev.atelier.runtime.registry;

import java.util.Comparator;
import org.osgi.framework.Bundle;
import org.osgi.framework.Constants;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.Version;

/**
 * The bundle that a provider comes from.
 *
 * @param bundle symbolic name
 * @param bundleId the framework's id
 * @param version of the bundle
 * @param ranking of the service, for two providers of one version
 */
record Origin(String bundle, long bundleId, Version version, int ranking) {
    static final Comparator<Origin> NEWEST_FIRST = Comparator.comparing(Origin::version)
            .thenComparing(Origin::ranking)
            .thenComparing(Origin::bundleId)
            .reversed();

    static Origin of(ServiceReference<?> reference) {
        Bundle bundle = reference.getBundle();
        int ranking = reference.getProperty(Constants.SERVICE_RANKING) instanceof Integer given ? given : 0;
        return new Origin(bundle.getSymbolicName(), bundle.getBundleId(), bundle.getVersion(), ranking);
    }
}
