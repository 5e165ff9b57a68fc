package dev.atelier.it;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaConstructor;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.HashSet;
import java.util.Set;
import org.osgi.service.component.annotations.Activate;

@AnalyzeClasses(packages = "dev.atelier", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    private static final int MOST_PARAMETERS = 6;

    @ArchTest
    static final ArchRule CORE_STANDS_ALONE = classes()
            .that()
            .resideInAPackage("dev.atelier.core..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("dev.atelier.core..", "java..", "org.osgi..", "org.jspecify..", "org.slf4j..");

    @ArchTest
    static final ArchRule RUNTIME_KNOWS_CORE_ONLY = knowsOnly("runtime", "core");

    @ArchTest
    static final ArchRule DEPLOYER_KNOWS_CORE_AND_THE_SHARED_STATE = knowsOnly("deployer", "core", "launcher.state");

    @ArchTest
    static final ArchRule LAUNCHER_KNOWS_NOTHING_OF_OURS = knowsOnly("launcher");

    @ArchTest
    static final ArchRule WEB_KNOWS_CORE_ONLY = knowsOnly("web", "core");

    @ArchTest
    static final ArchRule TRACKING_KNOWS_CORE_ONLY = knowsOnly("tracking", "core");

    @ArchTest
    static final ArchRule DATABASE_KNOWS_CORE_ONLY = knowsOnly("database", "core");

    @ArchTest
    static final ArchRule LIBRARY_KNOWS_CORE_ONLY = knowsOnly("library", "core");

    @ArchTest
    static final ArchRule SANDBOX_KNOWS_CORE_ONLY = knowsOnly("sandbox", "core");

    @ArchTest
    static final ArchRule OPENAI_KNOWS_CORE_ONLY = knowsOnly("openai", "core");

    @ArchTest
    static final ArchRule GEMINI_KNOWS_CORE_ONLY = knowsOnly("gemini", "core");

    @ArchTest
    static final ArchRule STABILITY_KNOWS_CORE_ONLY = knowsOnly("stability", "core");

    @ArchTest
    static final ArchRule FLUX_KNOWS_CORE_ONLY = knowsOnly("flux", "core");

    @ArchTest
    static final ArchRule XAI_KNOWS_CORE_ONLY = knowsOnly("xai", "core");

    @ArchTest
    static final ArchRule FFMPEG_KNOWS_CORE_ONLY = knowsOnly("ffmpeg", "core");

    @ArchTest
    static final ArchRule CACHE_KNOWS_CORE_ONLY = knowsOnly("cache", "core");

    @ArchTest
    static final ArchRule S3_KNOWS_CORE_ONLY = knowsOnly("s3", "core");

    @ArchTest
    static final ArchRule JOBS_KNOW_CORE_ONLY = knowsOnly("jobs", "core");

    @ArchTest
    static final ArchRule JACKSON_STAYS_AT_THE_WIRE = noClasses()
            .that()
            .resideOutsideOfPackages("..wire..", "..json..", "dev.atelier.testkit..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("com.fasterxml.jackson..");

    @ArchTest
    static final ArchRule THE_HTTP_DOOR_IS_THE_ONLY_ONE = noClasses()
            .that()
            .resideOutsideOfPackages("dev.atelier.runtime.http..", "dev.atelier.testkit..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("java.net.http..");

    @ArchTest
    static final ArchRule NAMES_SAY_WHAT_A_CLASS_IS = noClasses()
            .should()
            .haveNameMatching(".*(Impl|Manager|Utils?|Helper)(\\$.*)?")
            .orShould()
            .haveNameMatching(".*\\.I[A-Z][a-z]\\w*");

    /** But for two pairs of the core that describe one thing: values with their errors, calls with their jobs. */
    @ArchTest
    static final ArchRule PACKAGES_HAVE_NO_CYCLES = slices().matching("dev.atelier.(**)")
            .should()
            .beFreeOfCycles()
            .ignoreDependency(
                    JavaClass.Predicates.resideInAPackage("dev.atelier.core"),
                    JavaClass.Predicates.resideInAPackage("dev.atelier.core.error"))
            .ignoreDependency(
                    JavaClass.Predicates.resideInAPackage("dev.atelier.core.pipeline"),
                    JavaClass.Predicates.resideInAPackage("dev.atelier.core.job"));

    @ArchTest
    static final ArchRule STATIC_FIELDS_ARE_FINAL = fields().that()
            .areStatic()
            .and()
            .doNotHaveModifier(JavaModifier.SYNTHETIC)
            .should()
            .beFinal();

    @ArchTest
    static final ArchRule CONSTRUCTORS_ARE_SHORT =
            classes().that().areNotRecords().should(takeFewParameters());

    /** The runtime of components tells them apart by their number of parameters, and complains of others at random. */
    @ArchTest
    static final ArchRule COMPONENTS_HAVE_ONE_PUBLIC_CONSTRUCTOR_OF_A_LENGTH =
            classes().that().containAnyConstructorsThat(areActivated()).should(haveConstructorsOfDifferentLengths());

    private static DescribedPredicate<JavaConstructor> areActivated() {
        return DescribedPredicate.describe("are activated", made -> made.isAnnotatedWith(Activate.class));
    }

    private static ArchCondition<JavaClass> haveConstructorsOfDifferentLengths() {
        return new ArchCondition<>("have public constructors of different lengths") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                Set<Integer> lengths = new HashSet<>();
                type.getConstructors().stream()
                        .filter(constructor -> constructor.getModifiers().contains(JavaModifier.PUBLIC))
                        .filter(constructor ->
                                !lengths.add(constructor.getRawParameterTypes().size()))
                        .forEach(constructor -> events.add(SimpleConditionEvent.violated(
                                constructor, constructor.getDescription() + " is as long as another one")));
            }
        };
    }

    private static ArchRule knowsOnly(String module, String... others) {
        String[] allowed = new String[others.length + 1];
        allowed[0] = "dev.atelier." + module + "..";
        for (int i = 0; i < others.length; i++) {
            allowed[i + 1] = "dev.atelier." + others[i] + "..";
        }
        return noClasses()
                .that()
                .resideInAPackage(allowed[0])
                .should()
                .dependOnClassesThat(JavaClass.Predicates.resideInAPackage("dev.atelier..")
                        .and(JavaClass.Predicates.resideOutsideOfPackages(allowed)));
    }

    private static ArchCondition<JavaClass> takeFewParameters() {
        return new ArchCondition<>("take at most " + MOST_PARAMETERS + " constructor parameters") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                type.getConstructors().stream()
                        .filter(constructor -> !constructor.getModifiers().contains(JavaModifier.SYNTHETIC))
                        .filter(constructor ->
                                constructor.getRawParameterTypes().size() > MOST_PARAMETERS)
                        .forEach(constructor -> events.add(SimpleConditionEvent.violated(
                                constructor, constructor.getDescription() + " has more")));
            }
        };
    }
}
