package dev.atelier.runtime.job.wire;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.atelier.core.job.Job;
import dev.atelier.core.job.JobCodec;
import java.io.IOException;
import org.osgi.service.component.annotations.Component;

/** The form of stored jobs, for engines of other bundles: the same as in the file that carries them over a restart. */
@Component
public final class StoredJobs implements JobCodec {
    private final JobJson json = new JobJson();

    @Override
    public String write(Job job) {
        try {
            return json.write(job);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("job " + job.id() + " has no JSON form", e);
        }
    }

    @Override
    public Job read(String text) {
        try {
            return json.read(text);
        } catch (IOException e) {
            throw new IllegalArgumentException("this is no job", e);
        }
    }
}
