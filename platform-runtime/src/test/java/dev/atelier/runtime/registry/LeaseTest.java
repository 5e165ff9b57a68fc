package dev.atelier.runtime.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.atelier.core.error.ErrorKind;
import dev.atelier.core.error.MediaException;
import dev.atelier.core.provider.Readiness;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LeaseTest {
    private static final Duration LONG = Duration.ofMinutes(5);

    @TempDir
    private Path models;

    private final ExecutorService threads = Executors.newCachedThreadPool();

    @AfterEach
    void stop() {
        threads.shutdownNow();
    }

    @Test
    void newCallsGoToTheNewestVersionThatIsReady() {
        TestRegistry test = new TestRegistry(models);
        test.bind(FakeProvider.named("paint"), "1.9.0", 1);
        FakeProvider newest = FakeProvider.named("paint");
        test.bind(newest, "1.10.0", 2);
        assertThat(versionLeased(test)).isEqualTo("1.10.0");
        newest.throwing();
        assertThat(versionLeased(test)).isEqualTo("1.9.0");
        newest.now(FakeProvider.named("paint").info());
        assertThat(versionLeased(test)).isEqualTo("1.10.0");
        newest.now(new Readiness.Unconfigured("paint/apiKey"));
        assertThat(versionLeased(test)).isEqualTo("1.9.0");
    }

    @Test
    void ofOneVersionTheHigherRankingIsNewerThenTheLaterBundle() {
        Origin first = new Origin("b", 1, org.osgi.framework.Version.parseVersion("1.0.0"), 0);
        Origin second = new Origin("b", 2, first.version(), 0);
        Origin ranked = new Origin("b", 0, first.version(), 5);
        List<Origin> order = new ArrayList<>(List.of(first, second, ranked));
        order.sort(Origin.NEWEST_FIRST);
        assertThat(order).containsExactly(ranked, second, first);
    }

    @Test
    void aProviderThatCannotWorkSaysWhy() {
        TestRegistry test = new TestRegistry(models);
        FakeProvider paint = FakeProvider.named("paint").now(new Readiness.Unconfigured("dev.paint/apiKey"));
        test.bind(paint, "1.0.0", 1);
        assertRefused(test, ErrorKind.UNCONFIGURED, "paint is not configured: set dev.paint/apiKey");
        paint.now(new Readiness.Failing("switched off"));
        assertRefused(test, ErrorKind.UNAVAILABLE, "paint cannot take calls: switched off");
        paint.throwing();
        assertRefused(
                test,
                ErrorKind.UNAVAILABLE,
                "paint cannot take calls: its probe failed: java.lang.IllegalStateException: no weights");
    }

    @Test
    void whoeverComesWhileTheBundleIsReplacedWaitsForTheNextVersion() throws Exception {
        TestRegistry test = new TestRegistry(models);
        BoundProvider old = test.bind(FakeProvider.named("paint"), "1.0.0", 1);
        test.registry.unbind(old);
        assertThat(test.route("paint-1").provider()).isEqualTo("paint");
        List<Future<String>> waiting = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            waiting.add(threads.submit(() -> versionLeased(test)));
        }
        assertThat(waiting).noneMatch(Future::isDone);
        test.bind(FakeProvider.named("other"), "1.0.0", 2);
        test.bind(FakeProvider.named("paint"), "1.0.1", 1);
        for (Future<String> call : waiting) {
            assertThat(call.get()).isEqualTo("1.0.1");
        }
    }

    @Test
    void aProviderThatIsGoneForGoodIsNotWaitedForAndStaysKnown() {
        TestRegistry test = new TestRegistry(models);
        test.registry.unbind(test.bind(FakeProvider.named("paint"), "1.0.0", 1));
        test.uninstalled.add(1L);
        assertThat(test.refusal("paint-1").kind()).isEqualTo(ErrorKind.UNAVAILABLE);
        assertRefused(test, ErrorKind.UNAVAILABLE, "paint is not in service: its bundle is absent or being replaced");
        assertThat(test.registry.models()).isEmpty();
    }

    @Test
    void aProviderThatStaysAwayIsWaitedForOnlySoLong() {
        TestRegistry test = new TestRegistry(models);
        test.registry.unbind(test.bind(FakeProvider.named("paint"), "1.0.0", 1));
        test.pass(Duration.ofSeconds(11));
        assertThat(test.refusal("paint-1").kind()).isEqualTo(ErrorKind.UNAVAILABLE);
    }

    @Test
    void patienceEnds() {
        TestRegistry test = new TestRegistry(models);
        assertThatThrownBy(() -> test.registry.acquire("never", Duration.ofMillis(20)))
                .isInstanceOfSatisfying(MediaException.class, refused -> {
                    assertThat(refused.kind()).isEqualTo(ErrorKind.UNAVAILABLE);
                    assertThat(refused.failure().retryAfter()).isPresent();
                });
    }

    @Test
    void unbindWaitsForTheCallsInFlight() throws Exception {
        TestRegistry test = new TestRegistry(models, false, LONG);
        BoundProvider old = test.bind(FakeProvider.named("paint"), "1.0.0", 1);
        Lease first = test.registry.acquire("paint", LONG);
        Lease second = test.registry.acquire("paint", LONG);
        Future<?> unbinding = threads.submit(() -> test.registry.unbind(old));
        await("the version is being drained")
                .until(() -> !drainingVersions(test).isEmpty());
        first.close();
        first.close();
        assertThat(unbinding).isNotDone();
        assertThat(drainingVersions(test)).containsExactly("1.0.0");
        second.close();
        unbinding.get();
        assertThat(drainingVersions(test)).isEmpty();
    }

    @Test
    void unbindEndsThoughACallNeverDoes() {
        TestRegistry test = new TestRegistry(models, false, Duration.ofMillis(20));
        BoundProvider old = test.bind(FakeProvider.named("paint"), "1.0.0", 1);
        Lease stuck = test.registry.acquire("paint", LONG);
        test.registry.unbind(old);
        assertThat(old.leases().held()).isEqualTo(1);
        stuck.close();
        assertThat(old.leases().held()).isZero();
    }

    /** The heart of replacing without loss: callers on many threads, versions coming and going side by side. */
    @Test
    void noLeaseIsHandedOutAfterItsVersionWasUnboundAndNoneIsLost() throws Exception {
        TestRegistry test = new TestRegistry(models, false, LONG);
        ConcurrentHashMap<Object, Boolean> gone = new ConcurrentHashMap<>();
        AtomicBoolean stop = new AtomicBoolean();
        AtomicLong calls = new AtomicLong();
        FakeProvider provider = FakeProvider.named("paint");
        BoundProvider running = test.bind(provider, "1.0.0", 1);
        List<Future<?>> callers = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            callers.add(threads.submit(() -> callUntil(stop, test, gone, calls)));
        }
        for (int i = 1; i <= 300; i++) {
            FakeProvider next = FakeProvider.named("paint");
            BoundProvider newer = test.bind(next, "1.0." + i, i + 1);
            test.registry.unbind(running);
            gone.put(provider, true);
            assertThat(running.leases().held()).isZero();
            provider = next;
            running = newer;
            long before = calls.get();
            await("calls go on").until(() -> calls.get() > before);
        }
        stop.set(true);
        for (Future<?> caller : callers) {
            caller.get();
        }
        assertThat(running.leases().held()).isZero();
    }

    private static void callUntil(
            AtomicBoolean stop, TestRegistry test, ConcurrentHashMap<Object, Boolean> gone, AtomicLong calls) {
        while (!stop.get()) {
            try (Lease lease = test.registry.acquire(test.route("paint").provider(), LONG)) {
                assertThat(gone).doesNotContainKey(lease.provider());
                Thread.yield();
                assertThat(gone).doesNotContainKey(lease.provider());
            }
            calls.incrementAndGet();
        }
    }

    @Test
    void anInterruptEndsTheWaitAndIsPassedOn() throws Exception {
        TestRegistry test = new TestRegistry(models);
        CompletableFuture<Boolean> interrupted = new CompletableFuture<>();
        Thread waiter = new Thread(() -> {
            try (Lease lease = test.registry.acquire("paint", LONG)) {
                interrupted.completeExceptionally(new AssertionError("leased " + lease.version()));
            } catch (MediaException stopped) {
                interrupted.complete(Thread.currentThread().isInterrupted());
            }
        });
        waiter.start();
        waiter.interrupt();
        assertThat(interrupted.get()).isTrue();
    }

    private static List<String> drainingVersions(TestRegistry test) {
        return test.registry.providers().stream()
                .filter(status -> status.state() == dev.atelier.core.registry.ProviderStatus.State.DRAINING)
                .map(dev.atelier.core.registry.ProviderStatus::version)
                .toList();
    }

    private static String versionLeased(TestRegistry test) {
        try (Lease lease = test.registry.acquire("paint", LONG)) {
            return lease.version();
        }
    }

    private static void assertRefused(TestRegistry test, ErrorKind kind, String message) {
        assertThatThrownBy(() -> test.registry.acquire("paint", LONG))
                .isInstanceOfSatisfying(MediaException.class, refused -> {
                    assertThat(refused.kind()).isEqualTo(kind);
                    assertThat(refused).hasMessage(message);
                    assertThat(refused.failure().provider()).contains("paint");
                });
    }
}
