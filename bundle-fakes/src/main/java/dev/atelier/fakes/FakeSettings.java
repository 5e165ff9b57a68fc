package dev.atelier.fakes;

import dev.atelier.testkit.vendor.FakeVendor;
import dev.atelier.testkit.vendor.VendorFake;
import java.io.IOException;
import java.util.Arrays;
import java.util.Dictionary;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.osgi.framework.Constants;
import org.osgi.framework.ServiceReference;
import org.osgi.service.cm.ConfigurationPlugin;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Deactivate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Starts the fake vendors and points every provider at its own, whatever its settings say; nothing is written, so that
 * the next start without fakes finds the settings as they were. Runs after the plugin that fills in variables.
 */
@Component(
        configurationPolicy = ConfigurationPolicy.IGNORE,
        immediate = true,
        property = {"config.plugin.id=dev.atelier.fakes", ConfigurationPlugin.CM_RANKING + ":Integer=900"})
public final class FakeSettings implements ConfigurationPlugin {
    private static final Logger LOG = LoggerFactory.getLogger(FakeSettings.class);
    private static final String KEY = "sk-fake";
    private static final String PREFIX = "dev.atelier.";
    private static final String HTTP = "dev.atelier.runtime.http";
    private static final String ALLOWED = "allowedHosts";

    private final Fakes fakes;

    /** @throws IOException if the machine has no free port */
    @Activate
    public FakeSettings() throws IOException {
        fakes = Fakes.start(0, KEY);
        fakes.all().forEach(fake -> LOG.info("A fake answers for {} at {}", fake.provider(), fake.baseUrl()));
    }

    @Deactivate
    void close() {
        fakes.close();
    }

    @Override
    public void modifyConfiguration(ServiceReference<?> consumer, Dictionary<String, Object> properties) {
        String pid = String.valueOf(properties.get(Constants.SERVICE_PID));
        if (pid.equals(HTTP)) {
            properties.put(ALLOWED, allowedHosts(properties.get(ALLOWED)));
        }
        for (VendorFake fake : fakes.all()) {
            if (pid.equals(PREFIX + fake.provider())) {
                pointer(fake).forEach((name, value) -> properties.put(name, value));
            }
        }
    }

    private static Map<String, Object> pointer(VendorFake fake) {
        Map<String, Object> pointer = new HashMap<>(fake.settings());
        pointer.put("apiKey", KEY);
        pointer.put("baseUrl", fake.baseUrl().toString());
        // Fakes are done sooner than vendors.
        pointer.put("pollInterval", "1");
        return pointer;
    }

    /** Results of the fakes lie at private addresses. */
    private String[] allowedHosts(Object own) {
        List<String> before = own instanceof String[] hosts ? Arrays.asList(hosts) : List.of();
        Stream<String> ours = fakes.all().stream()
                .flatMap(fake -> Stream.concat(Stream.of(fake.vendor()), fake.resultHosts().stream()))
                .map(FakeSettings::host);
        return Stream.concat(before.stream(), ours).toArray(String[]::new);
    }

    private static String host(FakeVendor server) {
        return server.address("/").getAuthority();
    }
}
