package dev.atelier.deployer.install;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.Bundle;
import org.osgi.framework.Constants;
import org.osgi.framework.ServiceReference;

/** Names of the services that a bundle offers. Uses only classes of Java and the framework. */
final class Services {
    private Services() {}

    static Set<String> of(Bundle bundle) {
        return names(bundle.getRegisteredServices(), false);
    }

    /** Only those that other bundles use at the moment. */
    static Set<String> inUse(Bundle bundle) {
        return names(bundle.getRegisteredServices(), true);
    }

    private static Set<String> names(ServiceReference<?> @Nullable [] services, boolean inUse) {
        Set<String> names = new TreeSet<>();
        for (ServiceReference<?> service : services == null ? new ServiceReference<?>[0] : services) {
            if (!inUse || isUsedByOthers(service)) {
                names.addAll(List.of((String[]) service.getProperty(Constants.OBJECTCLASS)));
            }
        }
        return names;
    }

    private static boolean isUsedByOthers(ServiceReference<?> service) {
        Bundle[] users = service.getUsingBundles();
        for (Bundle user : users == null ? new Bundle[0] : users) {
            if (!user.equals(service.getBundle())) {
                return true;
            }
        }
        return false;
    }
}
