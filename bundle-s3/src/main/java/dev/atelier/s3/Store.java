package dev.atelier.s3;

import java.nio.file.Path;

/**
 * What the parts of the store share.
 *
 * @param folder where parts wait on their way
 */
record Store(Bucket bucket, Keys keys, Requests requests, Path folder) {}
