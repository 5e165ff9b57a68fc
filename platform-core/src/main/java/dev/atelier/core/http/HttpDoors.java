package dev.atelier.core.http;

import org.osgi.annotation.versioning.ProviderType;

/** Opens doors to the network for providers; a provider has no other way out. */
@ProviderType
public interface HttpDoors {
    /**
     * Opens a door with the settings of one provider. Close it when the provider is deactivated.
     *
     * @throws IllegalArgumentException if the base URL is no http or https address
     */
    HttpDoor open(DoorSettings settings);
}
