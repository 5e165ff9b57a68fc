package dev.atelier.tracking.policy;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.osgi.service.metatype.annotations.Option;

/** The settings of budgets and books; the only home of their defaults. */
@ObjectClassDefinition(name = "Tracking", description = "Customers, budgets and the books of what was used")
public @interface TrackingConfig {
    String PID = "dev.atelier.tracking";
    String ALLOW = "allow";
    String REFUSE = "refuse";
    String SPOOL = "spool";

    @AttributeDefinition(
            name = "Unknown customers",
            description = "Whether calls of customers that nobody has put are made, without any bound, or refused",
            options = {@Option(value = ALLOW), @Option(value = REFUSE)})
    String unknownCustomers() default ALLOW;

    @AttributeDefinition(
            name = "Models without a price",
            description = "Whether customers with a budget may call models whose price is not known",
            options = {@Option(value = ALLOW), @Option(value = REFUSE)})
    String unpriced() default REFUSE;

    @AttributeDefinition(
            name = "Database away",
            description = "What becomes of calls of customers with a budget or quota meanwhile: refuse, or spool, which"
                    + " makes them without asking and charges them later. So too for customers of whom nothing is"
                    + " remembered; calls of others are always made and booked later",
            options = {@Option(value = REFUSE), @Option(value = SPOOL)})
    String databaseAway() default REFUSE;

    @AttributeDefinition(
            name = "Wait",
            description = "How many seconds a call waits at the most for room in a budget that calls under way hold:"
                    + " they may cost less than they reserved, or fail",
            min = "0")
    int waitSeconds() default 60;

    @AttributeDefinition(
            name = "Release",
            description = "After how many hours a reservation is given back whose call nobody knows any more",
            min = "1")
    int releaseHours() default 24;

    @AttributeDefinition(
            name = "Keep",
            description =
                    "How many days reservations of ended calls are kept, so that repeated settlements are noticed",
            min = "2")
    int keepDays() default 40;
}
