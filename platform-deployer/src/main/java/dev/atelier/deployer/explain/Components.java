package dev.atelier.deployer.explain;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceReference;
import org.osgi.service.component.runtime.ServiceComponentRuntime;
import org.osgi.service.component.runtime.dto.ComponentConfigurationDTO;
import org.osgi.service.component.runtime.dto.ComponentDescriptionDTO;
import org.osgi.service.component.runtime.dto.UnsatisfiedReferenceDTO;

/** Looks whether a started bundle's declarative components work: to the framework, one that does not is no error. */
public final class Components {
    private final BundleContext system;
    private final ServiceComponentRuntime runtime;

    public Components(BundleContext system, ServiceComponentRuntime runtime) {
        this.system = system;
        this.runtime = runtime;
    }

    /** Names of the bundle's components that work. */
    public Set<String> working(Bundle bundle) {
        return descriptions(bundle).stream()
                .filter(component -> loadProblem(bundle, component).isEmpty())
                .filter(component -> problem(component).isEmpty())
                .map(component -> component.name)
                .collect(Collectors.toSet());
    }

    /**
     * Judges a bundle that has just been started. A component that threw, or that does not work although it did in the
     * version before, is a fault; so is a bundle of which no component finds the services it needs. A component that
     * waits, say for its configuration, is worth a note.
     */
    public Verdict judge(Bundle bundle, Set<String> workedBefore) {
        Collection<ComponentDescriptionDTO> components = descriptions(bundle);
        List<Problem> problems = new ArrayList<>(unreadable(bundle, components));
        wake(bundle);
        components.forEach(component ->
                loadProblem(bundle, component).or(() -> problem(component)).ifPresent(problems::add));
        boolean noneWorks = problems.size() >= components.size();
        List<String> faults = new ArrayList<>();
        List<String> notes = new ArrayList<>();
        for (Problem problem : problems) {
            boolean fault = problem.kind == Kind.BROKEN
                    || workedBefore.contains(problem.component)
                    || (noneWorks && problem.kind == Kind.LACKS_SERVICE);
            (fault ? faults : notes).add(problem.sentence);
        }
        return new Verdict(faults, notes);
    }

    /** What keeps the bundle's components from working. */
    public List<String> problems(Bundle bundle) {
        return descriptions(bundle).stream()
                .flatMap(component -> problem(component).stream())
                .map(Problem::sentence)
                .toList();
    }

    private Collection<ComponentDescriptionDTO> descriptions(Bundle bundle) {
        return runtime.getComponentDescriptionDTOs(bundle);
    }

    /** Components are made when they are first asked for: each is asked once, so that a constructor that throws shows. */
    private void wake(Bundle bundle) {
        ServiceReference<?>[] services = bundle.getRegisteredServices();
        if (services == null) {
            return;
        }
        Set<String> loadable = descriptions(bundle).stream()
                .filter(component -> loadProblem(bundle, component).isEmpty())
                .map(component -> component.name)
                .collect(Collectors.toSet());
        for (ServiceReference<?> service : services) {
            boolean unused = service.getUsingBundles() == null;
            if (unused && loadable.contains(String.valueOf(service.getProperty("component.name")))) {
                system.getService(service);
                system.ungetService(service);
            }
        }
    }

    private static List<Problem> unreadable(Bundle bundle, Collection<ComponentDescriptionDTO> components) {
        String header = bundle.getHeaders("").get("Service-Component");
        if (header == null || header.isBlank() || !components.isEmpty()) {
            return List.of();
        }
        String sentence = "the component description " + header + " cannot be read from the jar; build it again";
        return List.of(new Problem("", Kind.BROKEN, sentence));
    }

    /** The component runtime finds out late, and tells nobody but the log. */
    private static Optional<Problem> loadProblem(Bundle bundle, ComponentDescriptionDTO component) {
        String subject = "component " + component.name + " has the class " + component.implementationClass;
        try {
            bundle.loadClass(component.implementationClass);
            return Optional.empty();
        } catch (ClassNotFoundException e) {
            String sentence = subject + ", which is not in the jar; build it again";
            return Optional.of(new Problem(component.name, Kind.BROKEN, sentence));
        } catch (LinkageError e) {
            String sentence = subject + ", which cannot be loaded: " + RootCause.ofTrace(e.toString());
            Kind kind = OptionalPackages.isOneMissing(bundle, e) ? Kind.LACKS_PACKAGE : Kind.BROKEN;
            return Optional.of(new Problem(component.name, kind, sentence));
        }
    }

    private Optional<Problem> problem(ComponentDescriptionDTO component) {
        Collection<ComponentConfigurationDTO> configurations = runtime.getComponentConfigurationDTOs(component);
        if (configurations.isEmpty()) {
            return "require".equals(component.configurationPolicy)
                    ? Optional.of(lacksConfiguration(component))
                    : Optional.empty();
        }
        return configurations.stream()
                .flatMap(c -> problem(component, c).stream())
                .findFirst();
    }

    private static Optional<Problem> problem(ComponentDescriptionDTO component, ComponentConfigurationDTO is) {
        return switch (is.state) {
            case ComponentConfigurationDTO.FAILED_ACTIVATION ->
                Optional.of(new Problem(
                        component.name,
                        Kind.BROKEN,
                        "component " + component.name + " failed to start: "
                                + RootCause.ofTrace(String.valueOf(is.failure))));
            case ComponentConfigurationDTO.UNSATISFIED_CONFIGURATION -> Optional.of(lacksConfiguration(component));
            case ComponentConfigurationDTO.UNSATISFIED_REFERENCE -> Optional.of(lacksService(component, is));
            default -> Optional.empty();
        };
    }

    private static Problem lacksConfiguration(ComponentDescriptionDTO component) {
        String pid = component.configurationPid == null || component.configurationPid.length == 0
                ? component.name
                : component.configurationPid[0];
        return new Problem(
                component.name,
                Kind.LACKS_CONFIGURATION,
                "component " + component.name + " waits for its configuration; create conf/" + pid + ".config");
    }

    private static Problem lacksService(ComponentDescriptionDTO component, ComponentConfigurationDTO is) {
        UnsatisfiedReferenceDTO missing = is.unsatisfiedReferences[0];
        String service = List.of(component.references).stream()
                .filter(reference -> reference.name.equals(missing.name))
                .map(reference -> reference.interfaceName)
                .findFirst()
                .orElse(missing.name);
        String target = missing.target == null || missing.target.isEmpty() ? "" : " with " + missing.target;
        return new Problem(
                component.name,
                Kind.LACKS_SERVICE,
                "component " + component.name + " needs the service " + service + target
                        + ", which nothing here offers; deploy a bundle that offers it first");
    }

    private enum Kind {
        BROKEN,
        LACKS_CONFIGURATION,
        LACKS_PACKAGE,
        LACKS_SERVICE
    }

    private record Problem(String component, Kind kind, String sentence) {}
}
