package dev.atelier.web.testing;

import dev.atelier.core.deploy.BundleStatus;
import dev.atelier.core.deploy.DeploymentRecord;
import dev.atelier.core.deploy.DeploymentReport;
import dev.atelier.core.deploy.Deployments;
import dev.atelier.core.error.ErrorKind;
import dev.atelier.core.error.MediaException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/** A deployer that only notes what it is asked to do. */
public final class FakeDeployments implements Deployments {
    public final List<String> done = new CopyOnWriteArrayList<>();
    public final List<Path> files = new CopyOnWriteArrayList<>();

    @Override
    public DeploymentReport deploy(Path jar, boolean dryRun, String who) {
        try {
            String text = Files.readString(jar);
            files.add(jar);
            if (text.equals("no jar")) {
                throw new MediaException(ErrorKind.CONFLICT, "not a readable jar: incomplete copy or corrupt");
            }
            done.add((dryRun ? "explain " : "deploy ") + text + " for " + who);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return report("dev.atelier.sandbox", "1.0.1", Optional.of("1.0.0"), dryRun);
    }

    private static DeploymentReport report(String name, String version, Optional<String> replaced, boolean dryRun) {
        return new DeploymentReport(
                name, version, replaced, List.of("model:sandbox-image"), List.of(name), 12, dryRun, List.of());
    }

    @Override
    public DeploymentReport undeploy(String name, String who) {
        done.add("undeploy " + require(name).name());
        return report(name, "1.0.0", Optional.empty(), false);
    }

    @Override
    public DeploymentReport rollback(String name, String who) {
        done.add("rollback " + require(name).name());
        return report(name, "1.0.0", Optional.of("1.0.1"), false);
    }

    @Override
    public BundleStatus start(String name, String who) {
        done.add("start " + name);
        return require(name);
    }

    @Override
    public BundleStatus stop(String name, String who) {
        done.add("stop " + name);
        return require(name);
    }

    private BundleStatus require(String name) {
        return bundles().stream()
                .filter(bundle -> bundle.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new MediaException(ErrorKind.NOT_FOUND, "there is no bundle " + name));
    }

    @Override
    public List<BundleStatus> bundles() {
        return List.of(
                new BundleStatus(
                        12,
                        "dev.atelier.sandbox",
                        "1.0.0",
                        "active",
                        "shipped: sandbox.jar",
                        Optional.of("ab12"),
                        List.of("dev.atelier.core.provider.MediaProvider"),
                        Optional.empty()),
                new BundleStatus(
                        13,
                        "com.acme.broken",
                        "2.0.0",
                        "installed",
                        "folder: broken.jar",
                        Optional.empty(),
                        List.of(),
                        Optional.of("needs package com.acme.api 2.1; nothing offers it")));
    }

    @Override
    public List<DeploymentRecord> history(int limit) {
        return List.of(new DeploymentRecord(
                Instant.parse("2026-11-20T10:00:00Z"),
                "folder",
                "deploy",
                "dev.atelier.sandbox",
                Optional.of("1.0.0"),
                Optional.of("ab12"),
                "done",
                Optional.empty(),
                80));
    }
}
