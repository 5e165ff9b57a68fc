package dev.atelier.runtime.job.wire;

import dev.atelier.core.job.Job;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A file with one job on each line. */
public final class JobFile {
    private static final Logger LOG = LoggerFactory.getLogger(JobFile.class);

    private final JobJson json = new JobJson();
    private final Path file;
    private final Path draft;
    private final Path unreadable;

    public JobFile(Path folder) {
        file = folder.resolve("jobs.jsonl");
        draft = folder.resolve("jobs.jsonl.part");
        unreadable = folder.resolve("jobs.unreadable.jsonl");
    }

    /** Writes the jobs in place of those there were, all or none. */
    public void put(List<Job> jobs) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        try (BufferedWriter lines = Files.newBufferedWriter(draft)) {
            for (Job job : jobs) {
                lines.write(json.write(job));
                lines.write('\n');
            }
        }
        Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /** Reads the jobs and removes the file; it is set aside where a line cannot be read. */
    public List<Job> take() throws IOException {
        if (!Files.exists(file)) {
            return List.of();
        }
        List<Job> jobs = new ArrayList<>();
        boolean whole = true;
        try (BufferedReader lines = Files.newBufferedReader(file)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                Optional<Job> job = read(line);
                job.ifPresent(jobs::add);
                whole &= job.isPresent();
            }
        }
        if (whole) {
            Files.delete(file);
        } else {
            Files.move(file, unreadable, StandardCopyOption.REPLACE_EXISTING);
        }
        return jobs;
    }

    private Optional<Job> read(String line) {
        try {
            return Optional.of(json.read(line));
        } catch (IOException e) {
            LOG.error("A stored job cannot be read; its line is kept in {}", unreadable, e);
            return Optional.empty();
        }
    }
}
