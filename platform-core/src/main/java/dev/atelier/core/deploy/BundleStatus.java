package dev.atelier.core.deploy;

import java.util.List;
import java.util.Optional;

/**
 * A bundle as an operator sees it.
 *
 * @param id the framework's id
 * @param name symbolic name
 * @param version its version
 * @param state {@code active}, {@code starting}, {@code stopping}, {@code resolved}, {@code installed}
 * @param location where it came from: {@code shipped}, {@code folder} or {@code upload}, with the file's name
 * @param digest SHA-256 of the jar, where it is known
 * @param provides names of the services it offers
 * @param reason why it is not active, in plain words
 */
public record BundleStatus(
        long id,
        String name,
        String version,
        String state,
        String location,
        Optional<String> digest,
        List<String> provides,
        Optional<String> reason) {
    public BundleStatus {
        provides = List.copyOf(provides);
    }
}
