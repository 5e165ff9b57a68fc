package dev.atelier.core.job;

import org.osgi.annotation.versioning.ProviderType;

/**
 * Writes jobs as text and reads them again, for engines that store them. The form is JSON; newer versions read what older
 * ones wrote. Safe for use by any number of threads.
 */
@ProviderType
public interface JobCodec {
    String write(Job job);

    /** @throws IllegalArgumentException if the text is no job */
    Job read(String text);
}
