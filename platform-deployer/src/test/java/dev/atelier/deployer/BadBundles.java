package dev.atelier.deployer;

import static dev.atelier.deployer.BadJars.bad;
import static dev.atelier.deployer.BadJars.good;

import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;

/** Whole jars with a right manifest that cannot run all the same. */
final class BadBundles {
    private static final int HERE = Runtime.version().feature();

    private BadBundles() {}

    static Stream<Arguments> all() {
        return Stream.of(needs(), starts(), components(), clashes()).flatMap(cases -> cases);
    }

    private static Stream<Arguments> needs() {
        return Stream.of(
                bad(
                        "missing package",
                        p -> good().header("Import-Package", "no.such.thing;version=\"[1,2)\"")
                                .write(p),
                        "bad 1.0.0 needs package no.such.thing 1.0.0 or newer, below 2.0.0; no bundle here offers it:"
                                + " deploy one that does first, or embed the package"),
                bad(
                        "package in another version",
                        p -> good().header("Import-Package", "dev.atelier.core.provider;version=\"[2,3)\"")
                                .write(p),
                        "bad 1.0.0 needs package dev.atelier.core.provider 2.0.0 or newer, below 3.0.0; this platform"
                                + " offers 1.0.0; get a build for 1.x"),
                bad(
                        "missing bundle",
                        p -> good().header("Require-Bundle", "no.such.bundle;bundle-version=2")
                                .write(p),
                        "bad 1.0.0 needs bundle no.such.bundle 2.0.0 or newer, which is not installed; deploy that first"),
                bad(
                        "missing host",
                        p -> good().header("Fragment-Host", "no.such.host").write(p),
                        "bad 1.0.0 is a fragment of no.such.host, which is not installed; deploy that first"),
                bad(
                        "missing capability",
                        p -> good().header("Require-Capability", "acme.gpu;filter:=\"(acme.gpu=big)\"")
                                .write(p),
                        "bad 1.0.0 needs the capability acme.gpu big, which nothing here offers; deploy a bundle that"
                                + " offers it first"),
                bad(
                        "environment too new",
                        p -> good().header("Require-Capability", "osgi.ee;filter:=\"(&(osgi.ee=JavaSE)(version=99))\"")
                                .write(p),
                        "bad 1.0.0 needs Java 99, but this platform runs on Java " + HERE
                                + "; run it on Java 99 or get a" + " build for Java " + HERE),
                bad(
                        "the same package twice",
                        p -> good().header("Import-Package", "clash.api;version=\"[1,2)\",clash.user")
                                .write(p),
                        "bad 1.0.0 would see package clash.api twice, from clash.one and from clash.two;"
                                + " let it import the package instead of bringing its own"));
    }

    private static Stream<Arguments> starts() {
        return Stream.of(
                bad(
                        "activator missing",
                        p -> good().header("Bundle-Activator", "p.Missing").write(p),
                        "bad 1.0.0 names the activator p.Missing, which is not in the jar; correct Bundle-Activator in"
                                + " the build"),
                bad(
                        "activator throws",
                        p -> activator(
                                        "throw new IllegalStateException(\"outer\", new java.io.IOException(\"no disk\"));")
                                .write(p),
                        "bad 1.0.0 failed to start: its activator p.A threw IOException: no disk"),
                bad(
                        "activator lacks a class",
                        p -> activator("new Object() { java.sql.Connection c; }.c.toString();")
                                .write(p),
                        "bad 1.0.0 failed to start: its activator p.A threw .*"),
                bad(
                        "activator hangs",
                        p -> activator("new java.util.concurrent.CountDownLatch(1).await();")
                                .write(p),
                        "bad 1.0.0 did not start within 1 s; let its activator return at once and work on a thread of its"
                                + " own"));
    }

    private static Stream<Arguments> components() {
        String service = "<service><provide interface=\"java.lang.Runnable\"/></service>";
        return Stream.of(
                bad(
                        "component class missing",
                        p -> good().component("p.Missing", "", service).write(p),
                        "bad 1.0.0: component p.Missing has the class p.Missing, which is not in the jar; build it again"),
                bad(
                        "component constructor throws",
                        p -> runnable("public R() { throw new IllegalArgumentException(\"no model file\"); }")
                                .component("p.R", "", service)
                                .write(p),
                        "bad 1.0.0: component p.R failed to start: IllegalArgumentException: no model file"),
                bad(
                        "immediate component throws",
                        p -> runnable("public R() { throw new IllegalArgumentException(\"no model file\"); }")
                                .component("p.R", "immediate=\"true\"", "")
                                .write(p),
                        "bad 1.0.0: component p.R failed to start: IllegalArgumentException: no model file"),
                bad(
                        "service missing",
                        p -> runnable("")
                                .component(
                                        "p.R",
                                        "",
                                        "<reference name=\"db\" interface=\"javax.sql.DataSource\" bind=\"b\"/>")
                                .write(p),
                        "bad 1.0.0: component p.R needs the service javax.sql.DataSource, which nothing here offers;"
                                + " deploy a bundle that offers it first"),
                bad(
                        "component description missing",
                        p -> good().header("Service-Component", "OSGI-INF/none.xml")
                                .write(p),
                        "bad 1.0.0: the component description OSGI-INF/none.xml cannot be read from the jar; build it again"),
                bad(
                        "provider throws at its probe",
                        p -> ProviderJars.provider(
                                        "bad", "1.0.0", "bad", "if (true) throw new RuntimeException(\"oops\");")
                                .write(p),
                        "bad 1.0.0: provider bad failed its probe: info() threw java.lang.RuntimeException: oops"),
                bad(
                        "provider id of another",
                        p -> ProviderJars.provider("bad", "1.0.0", "acme").write(p),
                        "bad 1.0.0: provider id acme is already that of acme.paint; choose another id or undeploy that"
                                + " bundle first"));
    }

    private static Stream<Arguments> clashes() {
        return Stream.of(
                bad(
                        "name of the framework",
                        p -> TestJar.bundle("org.apache.felix.framework", "9.0.0")
                                .write(p),
                        "org.apache.felix.framework is the framework itself, which cannot be changed while it runs; stop"
                                + " the platform to update it"),
                bad(
                        "part of the framework",
                        p -> good().header("Fragment-Host", "system.bundle;extension:=framework")
                                .write(p),
                        "bad 1.0.0 is a part of the framework itself, which cannot be changed while it runs; stop the"
                                + " platform to update it"),
                bad(
                        "name of a library that others use",
                        p -> TestJar.bundle("clash.two", "3.0.0").write(p),
                        "clash.two 3.0.0 would break clash.user 1.0.0, which needs package clash.api 2.0.0 or newer, below"
                                + " 3.0.0; deploy a version of clash.user that can do with it, or undeploy it, first"),
                bad(
                        "replacement whose component no longer works",
                        p -> runnable("")
                                .header("Bundle-SymbolicName", "worker")
                                .component(
                                        "p.R",
                                        "configuration-policy=\"require\"",
                                        "<service><provide interface=\"java.lang.Runnable\"/></service>")
                                .header("Bundle-Version", "2.0.0")
                                .write(p),
                        "worker 2.0.0: component p.R waits for its configuration; create conf/p.R.config;"
                                + " 1.0.0 runs on"));
    }

    static TestJar runnable(String member) {
        return good().source(
                        "p.R",
                        "package p; public class R implements Runnable { " + member
                                + " public void run() {} public void b(Object o) {} }");
    }

    private static TestJar activator(String statement) {
        return good().header("Bundle-Activator", "p.A")
                .header("Import-Package", "org.osgi.framework")
                .source(
                        "p.A",
                        "package p; public class A implements org.osgi.framework.BundleActivator {"
                                + " public void start(org.osgi.framework.BundleContext c) throws Exception { "
                                + statement
                                + " } public void stop(org.osgi.framework.BundleContext c) {} }");
    }
}
