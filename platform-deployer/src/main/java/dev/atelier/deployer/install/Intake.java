package dev.atelier.deployer.install;

import dev.atelier.deployer.jar.BundleJar;
import dev.atelier.deployer.jar.JarReader;
import dev.atelier.deployer.jar.SignaturePolicy;
import dev.atelier.launcher.state.Origin;
import dev.atelier.launcher.state.StoredJar;
import java.nio.file.Path;
import java.util.function.Function;

/** Takes jars in: copies them, so that nobody changes them any more, and then checks the copy. */
public final class Intake {
    private final Shelf shelf;
    private final JarReader reader;
    private final SignaturePolicy signatures;

    public Intake(Shelf shelf, JarReader reader, SignaturePolicy signatures) {
        this.shelf = shelf;
        this.reader = reader;
        this.signatures = signatures;
    }

    /** Takes a file in and uses it; the copy is kept only if it is desired afterwards. */
    <T> T with(Path file, Origin origin, Function<Newcomer, T> use) {
        reader.checkFile(file);
        String name = file.getFileName().toString();
        return held(file, digest -> {
            BundleJar jar = reader.read(shelf.path(digest), name);
            signatures.check(jar);
            return use.apply(new Newcomer(jar, new StoredJar(digest, jar.version(), origin, name)));
        });
    }

    /** Uses a jar again that was taken in before or that was shipped, so that it needs no checks. */
    <T> T again(Path file, StoredJar stored, Function<Newcomer, T> use) {
        return held(file, digest -> {
            BundleJar jar = reader.read(shelf.path(digest), stored.file());
            return use.apply(new Newcomer(jar, stored));
        });
    }

    private <T> T held(Path file, Function<String, T> use) {
        String digest = shelf.take(file);
        try {
            return use.apply(digest);
        } finally {
            shelf.letGo(digest);
        }
    }
}
