package dev.atelier.database;

import static org.osgi.framework.Constants.SERVICE_RANKING;

import dev.atelier.core.database.Database;
import dev.atelier.core.health.HealthSource;
import dev.atelier.core.job.JobEngine;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javax.sql.DataSource;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.osgi.service.jdbc.DataSourceFactory;
import org.osgi.service.metatype.annotations.Designate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Offers the configured database behind a pool of connections. Comes up also while the database is down. */
@Component(immediate = true, service = PooledDatabase.class, configurationPid = "dev.atelier.database")
@Designate(ocd = DatabaseConfig.class)
public final class PooledDatabase {
    private static final Logger LOG = LoggerFactory.getLogger(PooledDatabase.class);

    private final Address address;
    private final Pools pools;
    private final DatabaseWatch watch;
    private final List<ServiceRegistration<?>> offered;

    /**
     * @param drivers those that are installed, with their properties
     * @throws SQLException if the driver refuses the settings
     */
    @Activate
    public PooledDatabase(
            BundleContext context,
            DatabaseConfig config,
            @Reference(
                            cardinality = ReferenceCardinality.AT_LEAST_ONE,
                            policyOption = ReferencePolicyOption.GREEDY,
                            service = DataSourceFactory.class)
                    List<Map.Entry<Map<String, Object>, DataSourceFactory>> drivers)
            throws SQLException {
        String home = Objects.requireNonNull(context.getProperty("atelier.home"), "atelier.home is not set");
        this.address = Address.of(config.url(), Path.of(home));
        H2File.of(address).ifPresent(H2File::recover);
        DataSource source = driver(drivers).createDataSource(address.properties(config.user(), config.password()));
        this.pools = new Pools(source, address, config.connections(), config.patienceMillis());
        this.watch = new DatabaseWatch(
                pools.main(),
                new Entrance(config.connections(), Duration.ofMillis(config.queueMillis())),
                address,
                () -> isNeeded(context));
        Database main = new JdbcDatabase(watch, address.dialect());
        Database vital = pools.reserve()
                .<Database>map(reserve -> new JdbcDatabase(reserve, address.dialect()))
                .orElse(main);
        LOG.info("The database is {}", address.dialect());
        this.offered = List.of(
                offer(context, DataSource.class, pools.main(), Map.of(Database.USE, Database.MAIN)),
                offer(context, Database.class, main, Map.of(Database.USE, Database.MAIN, SERVICE_RANKING, 1)),
                offer(context, Database.class, vital, Map.of(Database.USE, Database.VITAL)),
                offer(context, HealthSource.class, watch, Map.of()));
        watch.start();
    }

    private static <T> ServiceRegistration<T> offer(
            BundleContext context, Class<T> type, T service, Map<String, Object> properties) {
        return context.registerService(type, service, FrameworkUtil.asDictionary(properties));
    }

    /** Whether jobs are kept in the database: then no call can be taken while it is away. */
    private static boolean isNeeded(BundleContext context) {
        ServiceReference<JobEngine> engine = context.getServiceReference(JobEngine.class);
        ServiceReference<Database> database = context.getServiceReference(Database.class);
        Bundle[] users = database == null ? null : database.getUsingBundles();
        return engine != null && users != null && List.of(users).contains(engine.getBundle());
    }

    private DataSourceFactory driver(List<Map.Entry<Map<String, Object>, DataSourceFactory>> drivers) {
        return drivers.stream()
                .filter(driver ->
                        address.driver().equals(driver.getKey().get(DataSourceFactory.OSGI_JDBC_DRIVER_CLASS)))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no driver " + address.driver() + " is installed"));
    }

    @Deactivate
    void close() {
        offered.forEach(ServiceRegistration::unregister);
        watch.close();
        pools.close();
    }
}
