package dev.atelier.runtime.registry;

import dev.atelier.core.error.ErrorKind;
import dev.atelier.core.error.MediaException;
import dev.atelier.runtime.catalogue.json.JsonText;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The operator's models, one file each: there after a restart, and written whole or not at all. Safe for
 * use by any number of threads.
 */
final class OperatorModels {
    private static final Logger LOG = LoggerFactory.getLogger(OperatorModels.class);
    private static final String ENDING = ".json";

    private final ReentrantLock lock = new ReentrantLock();
    private final Path directory;
    private final JsonText json = new JsonText();
    private final Map<String, OperatorModel> byId = new ConcurrentSkipListMap<>();

    OperatorModels(Path directory) {
        this.directory = directory;
        load();
    }

    List<OperatorModel> all() {
        return List.copyOf(byId.values());
    }

    void put(OperatorModel model) {
        lock.lock();
        try {
            write(model);
            byId.put(ModelIndex.key(model.id()), model);
        } catch (IOException failed) {
            throw new MediaException(ErrorKind.STORAGE_FAILED, "the model could not be kept: " + failed, failed);
        } finally {
            lock.unlock();
        }
    }

    private void write(OperatorModel model) throws IOException {
        Path file = file(model.id());
        Path fresh = file.resolveSibling(file.getFileName() + ".new");
        Files.createDirectories(directory);
        Files.writeString(fresh, model.form().canonical());
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
    }

    boolean remove(String id) {
        lock.lock();
        try {
            Files.deleteIfExists(file(id));
            return byId.remove(ModelIndex.key(id)) != null;
        } catch (IOException failed) {
            throw new MediaException(ErrorKind.STORAGE_FAILED, "the model could not be taken back: " + failed, failed);
        } finally {
            lock.unlock();
        }
    }

    private Path file(String id) {
        return directory.resolve(URLEncoder.encode(ModelIndex.key(id), StandardCharsets.UTF_8) + ENDING);
    }

    private void load() {
        if (!Files.isDirectory(directory)) {
            return;
        }
        try (Stream<Path> files = Files.list(directory)) {
            files.filter(file -> file.toString().endsWith(ENDING)).forEach(this::load);
        } catch (IOException failed) {
            LOG.error("The operator's models in {} could not be read; they are out of force", directory, failed);
        }
    }

    private void load(Path file) {
        try {
            OperatorModel model = OperatorModel.of(json.read(Files.newInputStream(file)));
            byId.put(ModelIndex.key(model.id()), model);
        } catch (IOException | MediaException failed) {
            LOG.error("{} holds no model and is out of force: {}", file, failed.getMessage());
        }
    }
}
