package dev.atelier.runtime.work;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Reaches for virtual threads by name, since the code is compiled for a JDK that has none. */
final class VirtualThreads {
    private VirtualThreads() {}

    /** An executor with a virtual thread for each task; nothing on a JVM before 21. */
    static Optional<ExecutorService> executor() {
        try {
            MethodHandle maker = MethodHandles.publicLookup()
                    .findStatic(
                            Executors.class,
                            "newVirtualThreadPerTaskExecutor",
                            MethodType.methodType(ExecutorService.class));
            return Optional.of((ExecutorService) maker.invokeExact());
        } catch (NoSuchMethodException | IllegalAccessException noSuchThreadsHere) {
            return Optional.empty();
        } catch (Throwable e) {
            throw new IllegalStateException("this JVM offers virtual threads but makes none", e);
        }
    }
}
