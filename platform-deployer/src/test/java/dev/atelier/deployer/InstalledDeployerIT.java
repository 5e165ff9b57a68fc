package dev.atelier.deployer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import org.apache.felix.framework.FrameworkFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.launch.Framework;

/** The deployer as a bundle, with the core as a bundle: it replaces what it stands on, and itself. */
class InstalledDeployerIT {
    private static final String CORE = "dev.atelier.core";
    private static final String DEPLOYER = "dev.atelier.deployer";

    @TempDir
    Path home;

    @TempDir
    Path upload;

    private Framework framework;

    @BeforeEach
    void start() throws Exception {
        Map<String, String> properties = new HashMap<>();
        properties.put(Constants.FRAMEWORK_STORAGE, home.resolve("cache").toString());
        properties.put(Constants.FRAMEWORK_BSNVERSION, Constants.FRAMEWORK_BSNVERSION_MULTIPLE);
        properties.put(
                Constants.FRAMEWORK_SYSTEMPACKAGES_EXTRA,
                "org.slf4j;version=2.0.17,org.osgi.service.component;version=1.5.1,"
                        + "org.osgi.service.component.runtime;version=1.5.1,"
                        + "org.osgi.service.component.runtime.dto;version=1.5.1,"
                        + "org.osgi.util.promise;version=1.3.0,org.osgi.util.function;version=1.2.0");
        properties.put("atelier.home", home.toString());
        properties.put("atelier.dist", home.resolve("dist").toString());
        properties.put("ds.loglevel", "0");
        framework = new FrameworkFactory().newFramework(properties);
        framework.start();
        Path scr = Path.of(org.apache.felix.scr.impl.Activator.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
        for (Path jar : List.of(scr, jar("platform-core"), jar("platform-deployer"))) {
            context().installBundle(jar.toUri().toString()).start();
        }
    }

    @AfterEach
    void stop() throws Exception {
        framework.stop();
        framework.waitForStop(10_000);
    }

    @Test
    void theCoreIsReplacedUnderTheDeployer() throws Exception {
        command("deploy", version(jar("platform-core"), "1.0.9", "").toString());
        awaitBook("dev.atelier.core", "done");
        assertThat(versions(CORE)).containsExactly("1.0.9 32");
        assertThat(versions(DEPLOYER)).singleElement().asString().endsWith(" 32");
        assertThat(home.resolve("data/deploy/pending.properties")).doesNotExist();
        assertThat(Files.readString(home.resolve("data/deploy/desired.properties")))
                .contains("dev.atelier.core/active = 1.0.9");
        assertThat(command("rollback", CORE)).contains("goes on by itself");
        await().untilAsserted(() ->
                assertThat(versions(CORE)).singleElement().asString().startsWith("1.0.0"));
    }

    @Test
    void aCoreThatTheDeployerCannotLiveWithIsTakenBack() throws Exception {
        command(
                "deploy",
                version(jar("platform-core"), "1.0.9", "dev/atelier/core/deploy/Deployments.class")
                        .toString());
        awaitBook("dev.atelier.core", "rolled back");
        assertThat(versions(CORE)).singleElement().asString().startsWith("1.0.0");
        assertThat(command("bundles")).contains("dev.atelier.core 1.0.0");
    }

    @Test
    void theDeployerReplacesItselfAndGoesOnWatching() throws Exception {
        command("deploy", version(jar("platform-deployer"), "1.0.9", "").toString());
        await().untilAsserted(() -> assertThat(versions(DEPLOYER)).containsExactly("1.0.9 32"));
        TestJar.bundle("dropped", "1.0.0").write(home.resolve("deploy/dropped.jar"));
        await().untilAsserted(() -> assertThat(versions("dropped")).containsExactly("1.0.0 32"));
        assertThat(command("bundles")).contains("folder dropped.jar");
        assertThat(Thread.getAllStackTraces().keySet().stream()
                        .filter(thread -> thread.getName().startsWith("deployer: folder")))
                .hasSize(1);
    }

    @Test
    void aBrokenDeployerDoesNotReplaceTheWorkingOne() throws Exception {
        Path broken = version(jar("platform-deployer"), "1.0.9", "dev/atelier/deployer/install/Workshop.class");
        String failure = "";
        try {
            command("deploy", broken.toString());
        } catch (java.lang.reflect.InvocationTargetException e) {
            failure = String.valueOf(e.getCause().getMessage());
        }
        assertThat(failure).startsWith("dev.atelier.deployer 1.0.9: component ").endsWith(" runs on");
        assertThat(versions(DEPLOYER)).hasSize(1);
        assertThat(command("bundles")).contains("dev.atelier.deployer 1.0.0");
    }

    private void awaitBook(String name, String outcome) {
        Path book = home.resolve("data/deploy/deployments.jsonl");
        await("the end of the replacement")
                .atMost(Duration.ofSeconds(60))
                .until(() -> Files.exists(book)
                        && Files.readAllLines(book).stream()
                                .anyMatch(line -> line.contains("\"name\":\"" + name + "\"")
                                        && line.contains("\"outcome\":\"" + outcome + "\"")));
    }

    /** Calls a shell command, whose class is that of the bundle. */
    private String command(String name, String... arguments) throws Exception {
        ServiceReference<?> commands =
                await("the deployer's commands").until(() -> reference(name), found -> found != null);
        Object service = context().getService(commands);
        Class<?>[] types = Stream.of(arguments).map(argument -> String.class).toArray(Class<?>[]::new);
        return (String) service.getClass().getMethod(name, types).invoke(service, (Object[]) arguments);
    }

    private ServiceReference<?> reference(String command) throws Exception {
        ServiceReference<?>[] found = context()
                .getAllServiceReferences(
                        null, "(&(osgi.command.scope=atelier)(osgi.command.function=" + command + "))");
        return found == null ? null : found[0];
    }

    private List<String> versions(String name) {
        return Arrays.stream(context().getBundles())
                .filter(bundle -> name.equals(bundle.getSymbolicName()))
                .map((Bundle bundle) -> bundle.getVersion() + " " + bundle.getState())
                .toList();
    }

    private BundleContext context() {
        return framework.getBundleContext();
    }

    private static Path jar(String module) throws IOException {
        try (Stream<Path> files =
                Files.list(Path.of("..", module, "target").toAbsolutePath().normalize())) {
            return files.filter(file ->
                            file.getFileName().toString().matches(module + "-[0-9].*(?<!sources|javadoc)\\.jar"))
                    .findFirst()
                    .orElseThrow();
        }
    }

    /** The same jar with another version, and without one entry. */
    private Path version(Path jar, String version, String omitted) throws IOException {
        Path copy = upload.resolve("copy-" + version + ".jar");
        try (JarFile from = new JarFile(jar.toFile())) {
            Manifest manifest = from.getManifest();
            manifest.getMainAttributes().put(new Attributes.Name("Bundle-Version"), version);
            try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(copy), manifest)) {
                for (JarEntry entry : from.stream().toList()) {
                    if (!entry.getName().equals("META-INF/MANIFEST.MF")
                            && !entry.getName().equals(omitted)) {
                        out.putNextEntry(new JarEntry(entry.getName()));
                        try (InputStream in = from.getInputStream(entry)) {
                            in.transferTo(out);
                        }
                    }
                }
            }
        }
        return copy;
    }
}
