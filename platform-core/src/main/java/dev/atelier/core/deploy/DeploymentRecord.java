package dev.atelier.core.deploy;

import java.time.Instant;
import java.util.Optional;

/**
 * A line of the deployment book.
 *
 * @param at when
 * @param who the credential's name, {@code folder} or {@code command line}
 * @param action {@code deploy}, {@code undeploy}, {@code rollback}, {@code start} or {@code stop}
 * @param name the bundle's symbolic name, or the file's name where it could not be read
 * @param version the bundle's version
 * @param digest SHA-256 of the jar, as hexadecimal digits
 * @param outcome {@code done}, {@code rejected} or {@code rolled back}
 * @param reason the one sentence, where it was not done
 * @param millis how long it took
 */
public record DeploymentRecord(
        Instant at,
        String who,
        String action,
        String name,
        Optional<String> version,
        Optional<String> digest,
        String outcome,
        Optional<String> reason,
        long millis) {}
