package dev.atelier.deployer;

/** Bundles with a media provider. */
public final class ProviderJars {
    public static final String SERVICE =
            "<service><provide interface=\"dev.atelier.core.provider.MediaProvider\"/></service>";
    public static final String IMPORTS =
            "dev.atelier.core;version=\"[1,2)\",dev.atelier.core.provider;version=\"[1,2)\","
                    + "dev.atelier.core.model;version=\"[1,2)\",dev.atelier.core.operation;version=\"[1,2)\"";

    private ProviderJars() {}

    /** A provider with one model, {@code <id>-pictures}. */
    public static TestJar provider(String name, String version, String id) {
        return provider(name, version, id, "");
    }

    /** The same with a statement at the head of {@code info()}. */
    public static TestJar provider(String name, String version, String id, String statement) {
        return TestJar.bundle(name, version)
                .header("Import-Package", IMPORTS)
                .component("p.Provider", "", SERVICE)
                .source("p.Provider", """
                package p;
                import dev.atelier.core.*;
                import dev.atelier.core.model.*;
                import dev.atelier.core.operation.*;
                import dev.atelier.core.provider.*;
                import java.util.*;
                public class Provider implements MediaProvider {
                    public ProviderInfo info() {
                        %s
                        ModelDescriptor model = new ModelDescriptor("%s-pictures", "Pictures", Set.of(),
                            Set.of(Operation.IMAGE_GENERATE), "x", Set.of(), Parameters.EMPTY, List.of(), List.of(),
                            LifeCycle.ALWAYS, Optional.empty());
                        return new ProviderInfo(
                            new ModelCatalogue("%s", "Test", List.of(model), Map.of(), List.of()), Readiness.ready(), false);
                    }
                    public ProviderAnswer start(ProviderCall call) { throw new UnsupportedOperationException(); }
                }
                """.formatted(statement, id, id));
    }
}
