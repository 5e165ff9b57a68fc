package dev.atelier.runtime.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.atelier.core.http.HttpDoors;
import java.io.IOException;
import java.io.InputStream;
import java.lang.ref.WeakReference;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class DoorsLeakTest {
    @Test
    void aClosedDoorLetsItsProvidersClassLoaderGo() throws Exception {
        try (ScriptedServer vendor = new ScriptedServer(ScriptedServer.fixed(200, "", "{}"));
                TestDoors doors = new TestDoors()) {
            // The first call of all starts the client, with the provider on the stack.
            WeakReference<ClassLoader> loader = useOnce(doors.service(), vendor.address());
            await("the class loader's end").until(() -> {
                System.gc();
                return loader.get() == null;
            });
            assertThat(vendor.requests()).hasSize(1);
        }
    }

    @Test
    void aClosedTransportLeavesNoThread() {
        Set<Thread> before = httpThreads();
        try (ScriptedServer vendor = new ScriptedServer(ScriptedServer.fixed(200, "", "{}"))) {
            TestDoors doors = new TestDoors();
            new ThrowawayProvider().accept(doors.service(), vendor.address());
            assertThat(httpThreads()).hasSizeGreaterThan(before.size());
            doors.close();
        }
        await("the threads' end").until(() -> {
            System.gc();
            Set<Thread> left = httpThreads();
            left.removeAll(before);
            return left.isEmpty();
        });
    }

    private static Set<Thread> httpThreads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith("HttpClient-")
                        || thread.getName().startsWith("http-"))
                .collect(Collectors.toSet());
    }

    private static WeakReference<ClassLoader> useOnce(HttpDoors doors, String address) throws Exception {
        ClassLoader loader = new OwnProvider();
        @SuppressWarnings("unchecked")
        BiConsumer<HttpDoors, String> provider =
                (BiConsumer<HttpDoors, String>) loader.loadClass(ThrowawayProvider.class.getName())
                        .getConstructor()
                        .newInstance();
        assertThat(provider).isNotInstanceOf(ThrowawayProvider.class);
        provider.accept(doors, address);
        return new WeakReference<>(loader);
    }

    /** Defines the provider anew, as a bundle would, in a protection domain of its own. */
    private static final class OwnProvider extends ClassLoader {
        OwnProvider() {
            super(ThrowawayProvider.class.getClassLoader());
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            if (!name.equals(ThrowawayProvider.class.getName())) {
                return super.loadClass(name, resolve);
            }
            try (InputStream in = getParent().getResourceAsStream(name.replace('.', '/') + ".class")) {
                byte[] bytes = in.readAllBytes();
                return defineClass(name, bytes, 0, bytes.length);
            } catch (IOException failed) {
                throw new ClassNotFoundException(name, failed);
            }
        }
    }
}
