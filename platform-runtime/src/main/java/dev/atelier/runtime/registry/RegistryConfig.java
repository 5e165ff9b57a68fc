package dev.atelier.runtime.registry;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** Settings of the registry. */
@ObjectClassDefinition(name = "Registry", description = "How providers are replaced, and what becomes of old models")
@interface RegistryConfig {
    @AttributeDefinition(
            name = "Drain time",
            description = "Seconds for which an old version may finish its calls before it is stopped all the same",
            min = "0")
    int drainSeconds() default 30;

    @AttributeDefinition(
            name = "Replacement time",
            description = "Seconds for which calls wait for a provider whose bundle is being replaced in place",
            min = "0")
    int replacementSeconds() default 10;

    @AttributeDefinition(
            name = "Successor routing",
            description = "Whether the successor answers in the place of a retired model; otherwise it is refused")
    boolean successorRouting() default false;

    @AttributeDefinition(
            name = "Vendor lists",
            description =
                    "Hours until a vendor is asked anew for its own list of models, with dates and prices; 0: never",
            min = "0")
    int vendorListHours() default 24;
}
