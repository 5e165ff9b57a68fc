package dev.atelier.deployer;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.zip.ZipEntry;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** Builds a bundle for a test: headers, classes compiled from source, components. */
public final class TestJar {
    private final Map<String, String> headers = new LinkedHashMap<>();
    private final Map<String, byte[]> entries = new LinkedHashMap<>();
    private final List<JavaFileObject> sources = new ArrayList<>();

    public static TestJar bundle(String name, String version) {
        return new TestJar()
                .header("Bundle-ManifestVersion", "2")
                .header("Bundle-SymbolicName", name)
                .header("Bundle-Version", version);
    }

    public TestJar header(String name, String value) {
        headers.put(name, value);
        return this;
    }

    public TestJar without(String name) {
        headers.remove(name);
        return this;
    }

    public TestJar entry(String path, byte[] bytes) {
        entries.put(path, bytes);
        return this;
    }

    /** A class; the text is its whole source. */
    public TestJar source(String className, String text) {
        sources.add(new Source(className, text));
        return this;
    }

    /** A declarative component of a class, with further elements. */
    public TestJar component(String className, String attributes, String elements) {
        String path = "OSGI-INF/" + className + ".xml";
        headers.merge("Service-Component", path, (a, b) -> a + "," + b);
        String xml = "<scr:component xmlns:scr=\"http://www.osgi.org/xmlns/scr/v1.5.0\" name=\"" + className + "\" "
                + attributes + "><implementation class=\"" + className + "\"/>" + elements + "</scr:component>";
        return entry(path, xml.getBytes(StandardCharsets.UTF_8));
    }

    public Path write(Path path) {
        compile();
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        headers.forEach((name, value) -> manifest.getMainAttributes().putValue(name, value));
        try {
            Files.createDirectories(path.getParent());
            try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(path))) {
                put(out, "META-INF/MANIFEST.MF");
                manifest.write(out);
                for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
                    put(out, entry.getKey());
                    out.write(entry.getValue());
                }
            }
            return path;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The same content gives the same bytes. */
    private static void put(JarOutputStream out, String path) throws IOException {
        ZipEntry entry = new ZipEntry(path);
        entry.setTime(0);
        out.putNextEntry(entry);
    }

    private void compile() {
        if (sources.isEmpty()) {
            return;
        }
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        List<String> options = List.of("-proc:none", "--release", "17", "-cp", System.getProperty("java.class.path"));
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
            boolean done = compiler.getTask(null, new InMemory(files), null, options, null, sources)
                    .call();
            if (!done) {
                throw new IllegalArgumentException("the test's source does not compile");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        sources.clear();
    }

    private static final class Source extends SimpleJavaFileObject {
        private final String text;

        Source(String className, String text) {
            super(URI.create("mem:///" + className.replace('.', '/') + ".java"), Kind.SOURCE);
            this.text = text;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreErrors) {
            return text;
        }
    }

    private final class InMemory extends ForwardingJavaFileManager<StandardJavaFileManager> {
        InMemory(StandardJavaFileManager files) {
            super(files);
        }

        @Override
        public JavaFileObject getJavaFileForOutput(
                Location where, String name, JavaFileObject.Kind kind, javax.tools.FileObject sibling) {
            String path = name.replace('.', '/') + ".class";
            return new SimpleJavaFileObject(URI.create("mem:///" + path), kind) {
                @Override
                public ByteArrayOutputStream openOutputStream() {
                    return new ByteArrayOutputStream() {
                        @Override
                        public void close() {
                            entries.put(path, toByteArray());
                        }
                    };
                }
            };
        }
    }
}
