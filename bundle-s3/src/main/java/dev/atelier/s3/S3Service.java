package dev.atelier.s3;

import dev.atelier.core.asset.ContentStore;
import dev.atelier.core.health.HealthSource;
import java.io.File;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Dictionary;
import java.util.Map;
import java.util.Optional;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.metatype.annotations.Designate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Puts the store into service where a bucket is named. Without one nothing of Amazon's client is loaded. */
@Component(service = S3Service.class, immediate = true, configurationPid = "dev.atelier.s3")
@Designate(ocd = S3Config.class)
public final class S3Service {
    private static final Logger LOG = LoggerFactory.getLogger(S3Service.class);
    /** Before the store on disk, which has -100, or after it. */
    private static final int BEFORE_DISK = 100;

    private static final int AFTER_DISK = -200;

    private record Running(S3ContentStore store, ServiceRegistration<?> registration) {}

    private final Optional<Running> running;

    /** @throws IllegalArgumentException if a setting is not of its form */
    @Activate
    public S3Service(BundleContext context, S3Config config) throws IOException {
        this.running = config.bucket().isBlank()
                ? Optional.empty()
                : Optional.of(run(context, S3Settings.of(config), config.newFiles()));
    }

    private static Running run(BundleContext context, S3Settings settings, boolean newFiles) throws IOException {
        S3ContentStore store = new S3ContentStore(settings, folder(context));
        Dictionary<String, Integer> properties =
                FrameworkUtil.asDictionary(Map.of("service.ranking", newFiles ? BEFORE_DISK : AFTER_DISK));
        Running started = new Running(
                store,
                context.registerService(
                        new String[] {ContentStore.class.getName(), HealthSource.class.getName()}, store, properties));
        Thread probe = new Thread(
                () -> {
                    if (store.probe()) {
                        LOG.info(newFiles ? "New files go to {}" : "Old files are read from {}", settings.place());
                    }
                },
                "atelier-s3-probe");
        probe.setDaemon(true);
        probe.start();
        return started;
    }

    private static Path folder(BundleContext context) throws IOException {
        File data = context.getDataFile("parts");
        Path folder = data == null ? Files.createTempDirectory("atelier-s3") : data.toPath();
        Files.createDirectories(folder);
        try (DirectoryStream<Path> remains = Files.newDirectoryStream(folder, "part*.s3")) {
            for (Path part : remains) {
                Files.deleteIfExists(part);
            }
        }
        return folder;
    }

    @Deactivate
    void stop() {
        running.ifPresent(started -> {
            started.registration().unregister();
            started.store().close();
        });
    }
}
