package dev.atelier.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class AssemblyIT {
    @Test
    void everyJarIsABundle() throws IOException {
        for (Path jar : Distribution.bundles()) {
            assertThat(headers(jar).getValue("Bundle-SymbolicName"))
                    .as(jar.toString())
                    .isNotNull();
        }
    }

    @Test
    void ourOwnJarsAreModulesToo() throws IOException {
        assertThat(own()).hasSizeGreaterThan(5);
        for (Path jar : own()) {
            assertThat(entries(jar)).as(jar.toString()).contains("module-info.class");
            assertThat(headers(jar).getValue("Bundle-SymbolicName"))
                    .as(jar.toString())
                    .startsWith("dev.atelier.");
        }
    }

    @Test
    void onlyTheCoreExportsPackages() throws IOException {
        for (Path jar : own()) {
            boolean core = jar.getFileName().toString().startsWith("platform-core-");
            assertThat(headers(jar).getValue("Export-Package") != null)
                    .as(jar + " exports a package")
                    .isEqualTo(core);
        }
    }

    @Test
    void noPackageOfOursIsSplit() throws IOException {
        Map<String, Path> owners = new HashMap<>();
        for (Path jar : own()) {
            for (String name : packages(jar)) {
                assertThat(owners.put(name, jar)).as(name + " in " + jar).isNull();
            }
        }
    }

    private static List<Path> own() throws IOException {
        return Distribution.bundles().stream()
                .filter(jar -> jar.getFileName().toString().matches("(platform|bundle)-.*"))
                .toList();
    }

    private static Set<String> packages(Path jar) throws IOException {
        return entries(jar).stream()
                .filter(name -> name.startsWith("dev/atelier/") && name.endsWith(".class"))
                .map(name -> name.substring(0, name.lastIndexOf('/')))
                .collect(Collectors.toSet());
    }

    private static Attributes headers(Path jar) throws IOException {
        try (JarFile file = new JarFile(jar.toFile())) {
            return file.getManifest().getMainAttributes();
        }
    }

    private static Set<String> entries(Path jar) throws IOException {
        try (JarFile file = new JarFile(jar.toFile())) {
            return file.stream().map(entry -> entry.getName()).collect(Collectors.toCollection(TreeSet::new));
        }
    }
}
