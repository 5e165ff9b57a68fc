package dev.atelier.it.docs;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/** Writes docs/configuration.md from the metatype definitions of the bundles, which are the only home of a default. */
final class ConfigurationPage {
    private static final String HEAD = """
            # Configuration

            <!-- Written from the bundles by ConfigurationPageTest; do not edit. -->

            Each section is one file in the home's `conf/` folder: the settings of `dev.atelier.sandbox` stand in
            `conf/dev.atelier.sandbox.cfg` as lines of `name=value`. A file that is saved takes effect at once; what the
            file does not name has its default. A value may come from elsewhere: `$[env:NAME]` from the environment,
            `$[secret:name]` from the file `conf/secrets/name`.

            A list of texts is written `["one","two"]`. In a file that holds a list, put every other value in quotes too:
            `basePath="/io/studio"`.
            """;

    private ConfigurationPage() {}

    static String of(List<Path> jars) throws IOException {
        TreeMap<String, String> sections = new TreeMap<>();
        for (Path jar : jars) {
            for (Document definition : definitions(jar)) {
                section(definition, sections);
            }
        }
        return HEAD + String.join("", sections.values());
    }

    private static List<Document> definitions(Path jar) throws IOException {
        List<Document> definitions = new ArrayList<>();
        try (JarFile file = new JarFile(jar.toFile())) {
            List<ZipEntry> entries = file.stream()
                    .filter(entry -> entry.getName().matches("OSGI-INF/metatype/.*\\.xml"))
                    .map(ZipEntry.class::cast)
                    .toList();
            for (ZipEntry entry : entries) {
                try (InputStream in = file.getInputStream(entry)) {
                    definitions.add(DocumentBuilderFactory.newInstance()
                            .newDocumentBuilder()
                            .parse(in));
                }
            }
        } catch (ParserConfigurationException | SAXException broken) {
            throw new IOException(jar + " holds a metatype definition that is no XML", broken);
        }
        return definitions;
    }

    private static void section(Document definition, TreeMap<String, String> sections) {
        Element designate =
                elements(definition.getElementsByTagName("Designate")).get(0);
        Element ocd = elements(definition.getElementsByTagName("OCD")).get(0);
        String pid = designate.getAttribute("pid");
        String about =
                ocd.getAttribute("description").isEmpty() ? ocd.getAttribute("name") : ocd.getAttribute("description");
        StringBuilder out = new StringBuilder("\n## `" + pid + "`\n\n" + about + ".\n");
        out.append("\n| setting | type | default | meaning |\n|---|---|---|---|\n");
        elements(ocd.getElementsByTagName("AD")).forEach(setting -> out.append(row(setting)));
        sections.put(pid, out.toString());
    }

    private static String row(Element setting) {
        return "| `" + setting.getAttribute("id") + "` | " + type(setting) + " | " + defaultOf(setting) + " | "
                + cell(
                        setting.getAttribute("description").isEmpty()
                                ? setting.getAttribute("name")
                                : setting.getAttribute("description"))
                + " |\n";
    }

    private static String type(Element setting) {
        String type = setting.getAttribute("type").toLowerCase(java.util.Locale.ROOT);
        String kind = switch (type) {
            case "string", "password" -> "text";
            case "integer", "long" -> "integer";
            case "boolean" -> "true or false";
            default -> "number";
        };
        String list = setting.getAttribute("cardinality").matches("0?") ? "" : " list";
        return kind + list + range(setting);
    }

    private static String range(Element setting) {
        String min = setting.getAttribute("min");
        String max = setting.getAttribute("max");
        return min.isEmpty() && max.isEmpty() ? "" : " " + min + ".." + max;
    }

    private static String defaultOf(Element setting) {
        if (setting.getAttribute("type").equals("Password")) {
            return "none";
        }
        String value = setting.getAttribute("default");
        return value.isEmpty() ? "none" : "`" + cell(value) + "`";
    }

    private static String cell(String text) {
        return text.replaceFirst("\\.$", "").replace("|", "\\|").replace("\n", " ");
    }

    private static List<Element> elements(NodeList nodes) {
        List<Element> elements = new ArrayList<>();
        for (int i = 0; i < nodes.getLength(); i++) {
            elements.add((Element) nodes.item(i));
        }
        return elements;
    }
}
