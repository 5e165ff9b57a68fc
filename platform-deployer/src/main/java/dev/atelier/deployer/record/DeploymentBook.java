package dev.atelier.deployer.record;

import dev.atelier.core.Parameters;
import dev.atelier.core.deploy.DeploymentRecord;
import dev.atelier.launcher.state.DesiredState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps a line for every deployment in {@code data/deploy/deployments.jsonl}; lines are only ever added. */
public final class DeploymentBook {
    private static final Logger LOG = LoggerFactory.getLogger(DeploymentBook.class);

    private final Path file;

    public DeploymentBook(Path home) {
        this.file = DesiredState.folder(home).resolve("deployments.jsonl");
    }

    /** Adds a line. A deployment does not fail because its line could not be written. */
    public synchronized void add(DeploymentRecord record) {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("at", record.at().toString());
        line.put("who", record.who());
        line.put("action", record.action());
        line.put("name", record.name());
        record.version().ifPresent(version -> line.put("version", version));
        record.digest().ifPresent(digest -> line.put("digest", digest));
        line.put("outcome", record.outcome());
        record.reason().ifPresent(reason -> line.put("reason", reason));
        line.put("millis", record.millis());
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(
                    file, Parameters.of(line).canonical() + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            LOG.warn("A line of the deployment book could not be written: {}", e.toString());
        }
    }

    /** The last lines, newest first; lines that cannot be read are left out. */
    public List<DeploymentRecord> last(int limit) {
        List<DeploymentRecord> records = new ArrayList<>();
        try {
            List<String> lines = Files.exists(file) ? Files.readAllLines(file) : List.of();
            for (int i = lines.size() - 1; i >= 0 && records.size() < limit; i--) {
                parse(lines.get(i)).ifPresent(records::add);
            }
        } catch (IOException e) {
            LOG.warn("The deployment book could not be read: {}", e.toString());
        }
        return records;
    }

    private static Optional<DeploymentRecord> parse(String line) {
        try {
            return Optional.of(FlatJson.record(FlatJson.parse(line)));
        } catch (RuntimeException damaged) {
            LOG.debug("A line of the deployment book is left out: {}", line);
            return Optional.empty();
        }
    }
}
