package dev.atelier.database;

import dev.atelier.core.database.Dialect;
import java.nio.file.Path;
import java.util.Properties;
import org.osgi.service.jdbc.DataSourceFactory;

/**
 * Where the database is, and how it is spoken to.
 *
 * @param url for JDBC
 * @param dialect its kind
 */
record Address(String url, Dialect dialect) {
    private static final String H2 = "jdbc:h2:";
    private static final String POSTGRESQL = "jdbc:postgresql:";

    /**
     * The address that is configured, or an H2 file in the home.
     *
     * @throws IllegalArgumentException for an address of another kind
     */
    static Address of(String url, Path home) {
        if (url.isBlank()) {
            // Writes are on disk when a transaction has committed: what was paid for must survive a loss of power.
            Path file =
                    home.resolve("data").resolve("database").resolve("atelier").toAbsolutePath();
            return new Address(H2 + "file:" + file + ";WRITE_DELAY=0;DB_CLOSE_ON_EXIT=FALSE", Dialect.H2);
        } else if (url.startsWith(H2)) {
            return new Address(url.strip(), Dialect.H2);
        } else if (url.startsWith(POSTGRESQL)) {
            return new Address(url.strip(), Dialect.POSTGRESQL);
        }
        throw new IllegalArgumentException("dev.atelier.database/url must begin with " + H2 + " or " + POSTGRESQL);
    }

    /** The driver that speaks to it. */
    String driver() {
        return dialect == Dialect.H2 ? "org.h2.Driver" : "org.postgresql.Driver";
    }

    /** What it is, for people. */
    String title() {
        return dialect == Dialect.H2 ? "H2" : "PostgreSQL";
    }

    Properties properties(String user, String password) {
        Properties properties = new Properties();
        properties.setProperty(DataSourceFactory.JDBC_URL, url);
        properties.setProperty(DataSourceFactory.JDBC_USER, user);
        properties.setProperty(DataSourceFactory.JDBC_PASSWORD, password);
        return properties;
    }
}
