package dev.atelier.deployer;

import dev.atelier.core.deploy.BundleStatus;
import dev.atelier.core.registry.ProviderDirectory;
import dev.atelier.deployer.install.Site;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.felix.framework.FrameworkFactory;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.launch.Framework;
import org.osgi.service.component.runtime.ServiceComponentRuntime;

/** A framework in this process with declarative services, a provider directory and a deployer. */
public final class TestPlatform implements AutoCloseable {
    public final Path home;
    public final DeploymentService deployments;
    public final Framework framework;
    private final FakeDirectory directory;

    public TestPlatform(Path home) {
        this(home, Map.of());
    }

    public TestPlatform(Path home, Map<String, Object> settings) {
        this.home = home;
        try {
            Map<String, String> properties = new HashMap<>();
            properties.put(Constants.FRAMEWORK_STORAGE, home.resolve("cache").toString());
            properties.put(Constants.FRAMEWORK_STORAGE_CLEAN, Constants.FRAMEWORK_STORAGE_CLEAN_ONFIRSTINIT);
            properties.put(Constants.FRAMEWORK_BSNVERSION, Constants.FRAMEWORK_BSNVERSION_MULTIPLE);
            properties.put(Constants.FRAMEWORK_SYSTEMPACKAGES_EXTRA, sharedPackages());
            properties.put("atelier.home", home.toString());
            properties.put("atelier.dist", home.resolve("dist").toString());
            properties.put("felix.log.level", "0");
            properties.put("ds.loglevel", "0");
            framework = new FrameworkFactory().newFramework(properties);
            framework.start();
            Path scr = Path.of(org.apache.felix.scr.impl.Activator.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
            context().installBundle(scr.toUri().toString()).start();
            directory = new FakeDirectory(context());
            context().registerService(ProviderDirectory.class, directory, null);
            ServiceReference<ServiceComponentRuntime> runtime =
                    context().getServiceReference(ServiceComponentRuntime.class);
            deployments = new DeploymentService(
                    Site.of(context()), config(settings), context().getService(runtime), Clock.systemUTC());
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    public BundleContext context() {
        return framework.getBundleContext();
    }

    /** Bundles with a name, as {@code version state}. */
    public List<String> versions(String name) {
        return deployments.bundles().stream()
                .filter(bundle -> bundle.name().equals(name))
                .map(bundle -> bundle.version() + " " + bundle.state())
                .toList();
    }

    public BundleStatus status(String name) {
        return deployments.bundles().stream()
                .filter(bundle -> bundle.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    /** Everything that must not change when a bad jar comes: bundles with their states, services, files. */
    public Map<String, String> everything() {
        Map<String, String> all = new TreeMap<>();
        for (Bundle bundle : context().getBundles()) {
            ServiceReference<?>[] services = bundle.getRegisteredServices();
            all.put(
                    bundle + " " + bundle.getLocation(),
                    bundle.getState() + " " + bundle.getLastModified() + " "
                            + (services == null ? "" : Arrays.toString(services)));
        }
        try (Stream<Path> files = Files.walk(home.resolve("data"))) {
            files.filter(file -> !file.endsWith("deployments.jsonl")).forEach(file -> all.put("file " + file, ""));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        return all;
    }

    @Override
    public void close() throws Exception {
        deployments.deactivate();
        framework.stop();
        framework.waitForStop(10_000);
    }

    private static DeployerConfig config(Map<String, Object> settings) {
        return (DeployerConfig) java.lang.reflect.Proxy.newProxyInstance(
                TestPlatform.class.getClassLoader(),
                new Class<?>[] {DeployerConfig.class},
                (proxy, method, args) -> settings.getOrDefault(method.getName(), method.getDefaultValue()));
    }

    private static String sharedPackages() throws Exception {
        Path core = Path.of(ProviderDirectory.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
        Stream<String> fixed = Stream.of(
                "org.osgi.service.component;version=1.5.1",
                "org.osgi.service.component.runtime;version=1.5.1",
                "org.osgi.service.component.runtime.dto;version=1.5.1",
                "org.osgi.util.promise;version=1.3.0",
                "org.osgi.util.function;version=1.2.0");
        return Stream.concat(fixed, corePackages(core).map(name -> name + ";version=1.0.0"))
                .collect(Collectors.joining(","));
    }

    private static Stream<String> corePackages(Path core) throws IOException {
        if (Files.isDirectory(core)) {
            try (Stream<Path> files = Files.walk(core.resolve("dev"))) {
                return files
                        .filter(Files::isDirectory)
                        .map(folder -> core.relativize(folder).toString().replace('/', '.'))
                        .filter(name -> name.startsWith("dev.atelier.core"))
                        .toList()
                        .stream();
            }
        }
        try (java.util.jar.JarFile jar = new java.util.jar.JarFile(core.toFile())) {
            return jar.stream()
                    .map(java.util.jar.JarEntry::getName)
                    .filter(name -> name.endsWith(".class") && name.contains("/"))
                    .map(name -> name.substring(0, name.lastIndexOf('/')).replace('/', '.'))
                    .filter(name -> name.startsWith("dev.atelier.core"))
                    .distinct()
                    .toList()
                    .stream();
        }
    }
}
