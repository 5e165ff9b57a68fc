package dev.atelier.database;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.AttributeType;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** The settings of the database; the only home of their defaults. */
@ObjectClassDefinition(name = "Database", description = "Where customers, jobs, usage and the library are kept")
@interface DatabaseConfig {
    @AttributeDefinition(
            name = "URL",
            description = "jdbc:postgresql://host:5432/name, or jdbc:h2:file: with a path. Empty: an H2 file in the"
                    + " home's data/database, for one platform alone")
    String url() default "";

    @AttributeDefinition(name = "User", description = "Whom the database knows")
    String user() default "atelier";

    @AttributeDefinition(
            name = "Password",
            description = "Usually $[secret:database]. Not needed for the H2 file",
            type = AttributeType.PASSWORD)
    String password() default "";

    @AttributeDefinition(
            name = "Connections",
            description = "How many at the most; with PostgreSQL two besides, for signs of life",
            min = "2",
            max = "1000")
    int connections() default 16;

    @AttributeDefinition(
            name = "Patience",
            description = "Milliseconds for which a call waits for a database that gives no connection before it is"
                    + " answered 503",
            min = "250")
    int patienceMillis() default 3000;

    @AttributeDefinition(
            name = "Queue",
            description = "Milliseconds for which a call waits for its turn while all connections are in use before it"
                    + " is answered 503",
            min = "250")
    int queueMillis() default 15000;
}
