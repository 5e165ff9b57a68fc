package dev.atelier.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.atelier.core.database.Dialect;
import java.util.Optional;
import javax.sql.DataSource;

/**
 * The connections to a database: those that everybody shares, and a few besides for what must get through when all of them
 * are in use. An H2 file has no others who depend on a node's signs of life, and does without. Safe for use by any number
 * of threads.
 */
final class Pools implements AutoCloseable {
    /** One for signs of life, one for whoever takes over the jobs of a node that is gone. */
    private static final int RESERVE = 2;

    private final HikariDataSource main;
    private final Optional<HikariDataSource> reserve;

    /** Come up also while the database is down, and try on. */
    Pools(DataSource source, Address address, int connections, int patienceMillis) {
        Optional<ReopenedFile> file = H2File.of(address).map(ReopenedFile::new);
        HikariConfig settings = settings("atelier", connections, patienceMillis);
        file.ifPresent(settings::setExceptionOverride);
        settings.setDataSource(file.map(own -> own.over(source)).orElse(source));
        main = new HikariDataSource(settings);
        reserve = address.dialect() == Dialect.H2 ? Optional.empty() : Optional.of(reserve(source, patienceMillis));
    }

    private static HikariDataSource reserve(DataSource source, int patienceMillis) {
        HikariConfig settings = settings("atelier-vital", RESERVE, patienceMillis);
        settings.setDataSource(source);
        return new HikariDataSource(settings);
    }

    private static HikariConfig settings(String name, int connections, int patienceMillis) {
        HikariConfig settings = new HikariConfig();
        settings.setPoolName(name);
        settings.setMaximumPoolSize(connections);
        settings.setConnectionTimeout(patienceMillis);
        settings.setInitializationFailTimeout(-1);
        return settings;
    }

    HikariDataSource main() {
        return main;
    }

    Optional<HikariDataSource> reserve() {
        return reserve;
    }

    @Override
    public void close() {
        main.close();
        reserve.ifPresent(HikariDataSource::close);
    }
}
