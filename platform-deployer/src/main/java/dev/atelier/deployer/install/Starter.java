package dev.atelier.deployer.install;

import dev.atelier.deployer.explain.RootCause;
import dev.atelier.deployer.jar.Refusal;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleException;

/** Starts bundles on a thread of their own, so that an activator that never returns holds up nobody. */
final class Starter {
    private final Duration limit;

    Starter(Duration limit) {
        this.limit = limit;
    }

    /**
     * Starts a bundle.
     *
     * @param giveUp what to do with a bundle that did not start in time, as soon as its start returns after all
     */
    void start(Bundle bundle, Runnable giveUp) {
        CompletableFuture<Void> started = new CompletableFuture<>();
        Thread thread = thread(bundle.getSymbolicName() + " start", () -> {
            try {
                bundle.start();
                started.complete(null);
            } catch (BundleException | RuntimeException | LinkageError e) {
                started.completeExceptionally(e);
            }
        });
        thread.start();
        try {
            started.get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            Throwable thrown = e.getCause() == null ? e : e.getCause();
            throw Refusal.because(RootCause.ofStart(bundle, thrown), thrown);
        } catch (TimeoutException e) {
            started.whenComplete((done, thrown) -> giveUp.run());
            thread.interrupt();
            throw Refusal.because(bundle.getSymbolicName() + " " + bundle.getVersion() + " did not start within "
                    + limit.toSeconds() + " s; let its activator return at once and work on a thread of its own");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            started.whenComplete((done, thrown) -> giveUp.run());
            throw Refusal.because("the platform is stopping; deploy it again when it runs");
        }
    }

    /** A thread that keeps no class loader alive. */
    static Thread thread(String name, Runnable work) {
        Thread thread = new Thread(work, "deployer: " + name);
        thread.setDaemon(true);
        thread.setContextClassLoader(ClassLoader.getSystemClassLoader());
        return thread;
    }
}
