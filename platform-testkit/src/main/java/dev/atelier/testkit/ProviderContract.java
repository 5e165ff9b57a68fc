package dev.atelier.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.atelier.core.error.ErrorKind;
import dev.atelier.core.error.MediaException;
import dev.atelier.core.operation.MediaRequest;
import dev.atelier.core.operation.Operation;
import dev.atelier.core.provider.MediaProvider;
import dev.atelier.core.provider.ProviderAnswer;
import dev.atelier.core.provider.ProviderInfo;
import dev.atelier.core.provider.Readiness;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * What every provider must do. Extend it, say how your provider is made, and its catalogue says what is tried. Settings,
 * fake vendors and failures to provoke come from the methods that can be overridden.
 */
public abstract class ProviderContract {
    private static final int AT_ONCE = 16;

    private final TestPlatform platform = new TestPlatform();
    private final SecretWatch secretWatch = new SecretWatch();

    /** A new instance that is ready to work. */
    protected abstract MediaProvider provider(TestPlatform made);

    /** A new instance without its key; nothing for a provider that needs none. */
    protected Optional<MediaProvider> unconfigured(TestPlatform made) {
        return Optional.empty();
    }

    /** Keys and the like that must never be seen. */
    protected List<String> secrets() {
        return List.of();
    }

    /** Requests that fail, each with the kind that they must fail with. */
    protected Map<MediaRequest, ErrorKind> failures() {
        return Map.of();
    }

    /** Further requests that succeed, for example of other models or of long work. */
    protected List<MediaRequest> requests() {
        return List.of();
    }

    /** A request that an operation's default model fulfils; override it for operations not known here. */
    protected MediaRequest request(Operation operation, String model) {
        return SampleRequests.of(operation, model);
    }

    @BeforeEach
    void watchSecrets() {
        secretWatch.listenFor(secrets());
    }

    @AfterEach
    void closePlatform() {
        platform.close();
        secretWatch.close();
    }

    @TestFactory
    Stream<DynamicTest> hasASoundCatalogue() {
        CatalogueChecks checks =
                new CatalogueChecks(provider(platform).info().catalogue(), LocalDate.now(ZoneOffset.UTC));
        return Stream.of(
                DynamicTest.dynamicTest("names", checks::names),
                DynamicTest.dynamicTest("defaults", checks::defaults),
                DynamicTest.dynamicTest("prefixes", checks::prefixes),
                DynamicTest.dynamicTest("life-cycles", checks::lifeCycles),
                DynamicTest.dynamicTest("schemas", checks::schemas),
                DynamicTest.dynamicTest("prices", checks::prices));
    }

    @Test
    void saysThatItIsReady() {
        ProviderInfo info = provider(platform).info();

        assertThat(info.readiness()).isEqualTo(Readiness.ready());
        secretWatch.check(info);
    }

    @TestFactory
    Stream<DynamicTest> makesWhatItOffers() {
        return allRequests()
                .map(request -> DynamicTest.dynamicTest(name(request), () -> {
                    MediaProvider provider = provider(platform);
                    TestCall call = platform.call(provider, request);

                    ResultChecks.check(platform.run(provider, call), platform.sink());
                    platform.stop(provider);
                }));
    }

    @TestFactory
    Stream<DynamicTest> goesOnWithWhatAnotherInstanceStarted() {
        return allRequests()
                .map(request -> DynamicTest.dynamicTest(name(request), () -> {
                    MediaProvider older = provider(platform);
                    TestCall call = platform.call(older, request);
                    ProviderAnswer begun = older.start(call);
                    platform.stop(older);
                    secretWatch.check(begun);

                    ResultChecks.check(platform.finish(provider(platform), call, begun), platform.sink());
                }));
    }

    @TestFactory
    Stream<DynamicTest> canBeAskedToStopWhatItStarted() {
        return allRequests()
                .map(request -> DynamicTest.dynamicTest(name(request), () -> {
                    MediaProvider provider = provider(platform);
                    TestCall call = platform.call(provider, request);

                    if (provider.start(call) instanceof ProviderAnswer.Started started) {
                        assertThatCode(() -> provider.cancel(call, started.handle()))
                                .doesNotThrowAnyException();
                    }
                    assertThatCode(() -> provider.find(call)).doesNotThrowAnyException();
                    platform.stop(provider);
                }));
    }

    @TestFactory
    Stream<DynamicTest> failsWithTheRightKind() {
        return failures().entrySet().stream()
                .map(failure -> DynamicTest.dynamicTest(failure.getValue() + ", " + name(failure.getKey()), () -> {
                    MediaProvider provider = provider(platform);
                    MediaException thrown = failed(provider, failure.getKey());

                    assertThat(thrown.kind()).isEqualTo(failure.getValue());
                    assertThat(thrown.failure().provider())
                            .contains(provider.info().id());
                    secretWatch.check(thrown);
                    assertThat(platform.sink().openWriters()).isZero();
                }));
    }

    @Test
    void refusesAnOperationThatItDoesNotOffer() {
        MediaProvider provider = provider(platform);
        MediaRequest offered = allRequests().findFirst().orElseThrow();
        TestCall call = platform.call(provider, offered);
        MediaRequest strange = MediaRequest.of(new Operation("weather.predict"), offered.model(), offered.parameters());

        MediaException thrown = Objects.requireNonNull(catchThrowableOfType(
                MediaException.class, () -> provider.start(new TestCall(strange, call.model(), call.sink()))));

        assertThat(thrown.kind()).isEqualTo(ErrorKind.UNSUPPORTED_OPERATION);
    }

    @Test
    void namesTheSettingThatItLacks() {
        unconfigured(platform).ifPresent(provider -> {
            assertThat(provider.info().readiness())
                    .isInstanceOfSatisfying(
                            Readiness.Unconfigured.class,
                            missing -> assertThat(missing.setting()).contains("/"));

            MediaException thrown = failed(provider, allRequests().findFirst().orElseThrow());

            assertThat(thrown.kind()).isEqualTo(ErrorKind.UNCONFIGURED);
            String setting = ((Readiness.Unconfigured) provider.info().readiness()).setting();
            assertThat(thrown.getMessage()).contains(setting);
        });
    }

    @Test
    void worksForManyCallsAtOnce() {
        MediaProvider provider = provider(platform);
        MediaRequest request = allRequests().findFirst().orElseThrow();
        List<TestCall> calls = IntStream.range(0, AT_ONCE)
                .mapToObj(i -> platform.call(provider, request))
                .toList();

        assertThat(calls.parallelStream().map(call -> platform.run(provider, call)))
                .hasSize(AT_ONCE)
                .allSatisfy(result -> ResultChecks.check(result, platform.sink()));
    }

    @Test
    void leavesNoThreadBehind() throws InterruptedException {
        ThreadWatch threads = new ThreadWatch();
        MediaProvider provider = provider(platform);
        platform.run(provider, platform.call(provider, allRequests().findFirst().orElseThrow()));

        platform.stop(provider);

        assertThat(threads.leftOver()).isEmpty();
    }

    @Test
    void keepsNoStateThatOutlivesIt() {
        List<Field> statics = Arrays.stream(provider(platform).getClass().getDeclaredFields())
                .filter(field -> Modifier.isStatic(field.getModifiers()))
                .filter(field -> !Modifier.isFinal(field.getModifiers()))
                .toList();

        assertThat(statics).as("static fields that can change").isEmpty();
    }

    private MediaException failed(MediaProvider provider, MediaRequest request) {
        return Objects.requireNonNull(
                catchThrowableOfType(
                        MediaException.class, () -> platform.run(provider, platform.call(provider, request))),
                "it should have failed");
    }

    private Stream<MediaRequest> allRequests() {
        ProviderInfo info = provider(platform).info();
        return Stream.concat(
                info.catalogue().defaults().keySet().stream().map(operation -> request(operation, info.id())),
                requests().stream());
    }

    private static String name(MediaRequest request) {
        return request.operation() + " by " + request.model() + " " + request.parameters();
    }
}
