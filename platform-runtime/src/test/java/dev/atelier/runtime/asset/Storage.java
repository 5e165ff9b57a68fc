package dev.atelier.runtime.asset;

import dev.atelier.core.CallId;
import dev.atelier.core.MicroDollars;
import dev.atelier.core.Parameters;
import dev.atelier.core.asset.Asset;
import dev.atelier.core.asset.AssetQuery;
import dev.atelier.core.media.Digest;
import dev.atelier.core.media.MediaType;
import dev.atelier.core.model.LifeCycle;
import dev.atelier.core.model.ModelDescriptor;
import dev.atelier.core.operation.MediaRequest;
import dev.atelier.core.operation.Operation;
import dev.atelier.core.pipeline.Call;
import dev.atelier.core.pipeline.CallOptions;
import dev.atelier.core.pipeline.Caller;
import dev.atelier.core.pipeline.Quote;
import dev.atelier.runtime.Settings;
import dev.atelier.runtime.asset.disk.DiskAssetIndex;
import dev.atelier.runtime.asset.disk.DiskContentStore;
import dev.atelier.runtime.asset.disk.TransientFiles;
import dev.atelier.runtime.utility.BoundsValidator;
import dev.atelier.runtime.utility.HeaderProbe;
import dev.atelier.runtime.utility.Probes;
import dev.atelier.runtime.utility.Validators;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;

/** The asset services put together over a directory, as the framework would, and values for their tests. */
public final class Storage {
    public static final CallId CALL = new CallId("01KAGZ8W2M0000000000000001");
    public static final Caller ALICE = new Caller(1, "alice", Set.of(Caller.Role.CLIENT));
    public static final Caller BOB = new Caller(2, "bob", Set.of(Caller.Role.CLIENT));

    final Path root;
    final Contents contents;
    final Indexes indexes;
    final Probes probes = new Probes();
    final Validators validators = new Validators();
    final AssetLibrary library;
    final CallOutputs outputs;

    Storage(Path root, Clock clock) throws IOException {
        this.root = root;
        contents = new Contents(clock);
        indexes = new Indexes(root);
        contents.addStore(DiskContentStore.at(root, false), Map.of());
        indexes.addIndex(DiskAssetIndex.at(root), Map.of());
        probes.addProbe(new HeaderProbe(), Map.of());
        validators.addValidator(new BoundsValidator(probes, Settings.of(BoundsValidator.Settings.class)), Map.of());
        library = new AssetLibrary(
                contents,
                indexes,
                probes,
                validators,
                Settings.of(AssetLibrary.Settings.class, Map.of("maxUploadBytes", 1_000_000L)),
                clock);
        outputs = new CallOutputs(library, new TransientFiles(root.resolve("transient")), clock);
    }

    public static Call call(CallId id, boolean keep) {
        ModelDescriptor model = new ModelDescriptor(
                "model-1",
                "Model",
                Set.of(),
                Set.of(Operation.IMAGE_GENERATE),
                "test",
                Set.of(),
                Parameters.EMPTY,
                List.of(),
                List.of(),
                LifeCycle.ALWAYS,
                Optional.empty());
        return new Call(
                id,
                MediaRequest.of(Operation.IMAGE_GENERATE, "model-1", Parameters.of("prompt", "a cat")),
                ALICE,
                CallOptions.DEFAULT.withKeep(keep),
                "test",
                model,
                new Quote("test", "model-1", MicroDollars.ZERO, MicroDollars.ZERO, false));
    }

    public static Asset asset(String id, byte[] bytes, long customer) {
        return new Asset(
                id,
                digest(bytes),
                MediaType.PNG,
                bytes.length,
                customer,
                Asset.Origin.UPLOAD,
                Instant.ofEpochMilli(com.github.f4b6a3.ulid.Ulid.getTime(id)),
                Optional.empty(),
                Parameters.of("name", "x.png"));
    }

    public static AssetQuery newest(int limit) {
        return new AssetQuery(
                OptionalLong.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                limit);
    }

    public static byte[] random(int length) {
        byte[] bytes = new byte[length];
        new Random(length).nextBytes(bytes);
        return bytes;
    }

    public static Digest digest(byte[] bytes) {
        try {
            return new Digest(HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(bytes)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new AssertionError(impossible);
        }
    }

    /** All files under a directory, by their path in it, but for the one with the names of indexes. */
    public static List<String> files(Path directory) throws IOException {
        if (!Files.exists(directory)) {
            return List.of();
        }
        try (Stream<Path> tree = Files.walk(directory)) {
            return tree.filter(Files::isRegularFile)
                    .map(file -> directory.relativize(file).toString())
                    .filter(name -> !name.equals("known-indexes"))
                    .sorted()
                    .toList();
        }
    }
}
