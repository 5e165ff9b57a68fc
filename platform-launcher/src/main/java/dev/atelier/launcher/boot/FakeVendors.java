package dev.atelier.launcher.boot;

/** The fake vendors: switched on by {@code --fakes}, so that all can be tried without keys. */
final class FakeVendors {
    /** That of the core, which the fakes use: before the providers, which are pointed at them. */
    static final int START_LEVEL = 4;

    static final String NOTICE = "Fake vendors answer in the place of the real ones: nothing is charged";

    private static final String PLUGINS = "felix.cm.config.plugins";

    private FakeVendors() {}

    /** No component gets its settings before the plugin of the fakes can change them. */
    static Settings awaited(Settings settings) {
        return settings.with(PLUGINS, settings.get(PLUGINS) + ",dev.atelier.fakes");
    }
}
