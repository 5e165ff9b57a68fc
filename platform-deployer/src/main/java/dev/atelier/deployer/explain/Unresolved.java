package dev.atelier.deployer.explain;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.Version;
import org.osgi.framework.namespace.BundleNamespace;
import org.osgi.framework.namespace.ExecutionEnvironmentNamespace;
import org.osgi.framework.namespace.HostNamespace;
import org.osgi.framework.namespace.PackageNamespace;
import org.osgi.framework.wiring.BundleCapability;
import org.osgi.framework.wiring.BundleRequirement;
import org.osgi.framework.wiring.BundleRevision;
import org.osgi.framework.wiring.FrameworkWiring;

/** Says why a bundle's needs are not met here. */
public final class Unresolved {
    private static final Pattern TWO_CHAINS =
            Pattern.compile("exposed to package '([^']+)' from resources (\\S+) .*? and (\\S+) .*? via two");

    private final BundleContext system;
    private final FrameworkWiring wiring;

    /** An explanation in the terms of a framework; the context is that of the system bundle. */
    public Unresolved(BundleContext system) {
        this.system = system;
        this.wiring = system.getBundle().adapt(FrameworkWiring.class);
    }

    /** A sentence for each need that nothing here meets; none if all can be met one by one. */
    public List<String> missing(Bundle bundle) {
        return missing(bundle, new TreeSet<>());
    }

    /** Why a bundle could not be resolved: the first need that is not met, or what the framework says. */
    public String reason(Bundle bundle) {
        List<String> missing = missing(bundle);
        return missing.isEmpty() ? conflict(bundle) : missing.get(0);
    }

    private List<String> missing(Bundle bundle, Set<Long> seen) {
        BundleRevision revision = bundle.adapt(BundleRevision.class);
        List<String> sentences = new ArrayList<>();
        if (revision == null || !seen.add(bundle.getBundleId())) {
            return sentences;
        }
        for (BundleRequirement need : revision.getDeclaredRequirements(null)) {
            if (mustBeMet(need)
                    && revision.getDeclaredCapabilities(need.getNamespace()).stream()
                            .noneMatch(need::matches)) {
                Collection<BundleCapability> providers = providers(need);
                if (providers.isEmpty()) {
                    sentences.add(bundle.getSymbolicName() + " " + bundle.getVersion() + " " + sentence(Need.of(need)));
                } else {
                    sentences.addAll(indirectly(providers, seen));
                }
            }
        }
        return sentences;
    }

    /** The framework does not name hosts that are resolved already, though a refresh attaches fragments to them. */
    private Collection<BundleCapability> providers(BundleRequirement need) {
        if (!need.getNamespace().equals(HostNamespace.HOST_NAMESPACE)) {
            return wiring.findProviders(need);
        }
        return Arrays.stream(system.getBundles())
                .map(host -> host.adapt(BundleRevision.class))
                .flatMap(host -> host.getDeclaredCapabilities(HostNamespace.HOST_NAMESPACE).stream())
                .filter(need::matches)
                .toList();
    }

    /** A provider that cannot be resolved itself is as good as none. */
    private List<String> indirectly(Collection<BundleCapability> providers, Set<Long> seen) {
        List<String> sentences = new ArrayList<>();
        for (BundleCapability provider : providers) {
            Bundle other = provider.getRevision().getBundle();
            List<String> missing = other.getState() == Bundle.INSTALLED ? missing(other, seen) : List.of();
            if (missing.isEmpty()) {
                return List.of();
            }
            sentences.addAll(missing);
        }
        return sentences;
    }

    private static boolean mustBeMet(BundleRequirement need) {
        return !"optional".equals(need.getDirectives().get("resolution"))
                && !"dynamic".equals(need.getDirectives().get("resolution"))
                && !"active".equals(need.getDirectives().get("effective"));
    }

    private String sentence(Need need) {
        return switch (need.namespace()) {
            case PackageNamespace.PACKAGE_NAMESPACE -> "needs package " + need.name() + need.versions() + offered(need);
            case HostNamespace.HOST_NAMESPACE -> "is a fragment of " + need.name() + need.versions() + offered(need);
            case BundleNamespace.BUNDLE_NAMESPACE -> "needs bundle " + need.name() + need.versions() + offered(need);
            case ExecutionEnvironmentNamespace.EXECUTION_ENVIRONMENT_NAMESPACE -> java(need);
            default ->
                "needs the capability " + need.namespace() + " " + need.name() + need.versions()
                        + ", which nothing here offers; deploy a bundle that offers it first";
        };
    }

    private static String java(Need need) {
        String wanted = need.from().map(Unresolved::javaName).orElse(need.name());
        int here = Runtime.version().feature();
        return "needs Java " + wanted + ", but this platform runs on Java " + here + "; run it on Java " + wanted
                + " or get a build for Java " + here;
    }

    private static String javaName(Version version) {
        return version.getMajor() == 1 ? "1." + version.getMinor() : String.valueOf(version.getMajor());
    }

    private String offered(Need need) {
        Set<Version> offered = offeredVersions(need);
        if (offered.isEmpty()) {
            return need.namespace().equals(PackageNamespace.PACKAGE_NAMESPACE)
                    ? "; no bundle here offers it: deploy one that does first, or embed the package"
                    : ", which is not installed; deploy that first";
        }
        String major = offered.stream().map(v -> v.getMajor() + ".x").distinct().collect(Collectors.joining(" or "));
        return "; this platform offers "
                + offered.stream().map(Version::toString).collect(Collectors.joining(" and ")) + "; get a build for "
                + major;
    }

    private Set<Version> offeredVersions(Need need) {
        String attribute = need.namespace().equals(PackageNamespace.PACKAGE_NAMESPACE) ? "version" : "bundle-version";
        Set<Version> versions = new TreeSet<>();
        for (Bundle bundle : system.getBundles()) {
            BundleRevision revision = bundle.adapt(BundleRevision.class);
            for (BundleCapability offer : revision.getDeclaredCapabilities(need.namespace())) {
                if (need.name().equals(offer.getAttributes().get(need.namespace()))
                        && offer.getAttributes().get(attribute) instanceof Version version) {
                    versions.add(version);
                }
            }
        }
        return versions;
    }

    /** Each need can be met, but not all together: only the framework knows why, and tells when it is started. */
    private static String conflict(Bundle bundle) {
        String subject = bundle.getSymbolicName() + " " + bundle.getVersion();
        try {
            bundle.start(Bundle.START_TRANSIENT);
            return subject + " could not be resolved a moment ago; deploy it again";
        } catch (BundleException e) {
            Matcher chains = TWO_CHAINS.matcher(String.valueOf(e.getMessage()));
            if (chains.find()) {
                return subject + " would see package " + chains.group(1) + " twice, from " + chains.group(2)
                        + " and from " + chains.group(3) + "; let it import the package instead of bringing its own";
            }
            return subject + " cannot be resolved: " + e.getMessage();
        }
    }
}
