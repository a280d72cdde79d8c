package dev.antigravity.loader;

import dev.antigravity.api.HostEnvironment;
import dev.antigravity.api.HostEvent;
import dev.antigravity.api.HostEvents;
import dev.antigravity.api.HostInfo;
import dev.antigravity.api.HostPaths;
import dev.antigravity.api.HostServices;
import dev.antigravity.api.PluginContext;
import dev.antigravity.api.Subscription;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/// The host as one plugin sees it. Closes what the plugin left open when it goes.
record PluginServices(String pluginId, String pluginVersion, HostServices all, Set<Subscription> open)
        implements PluginContext, HostServices, HostEvents {
    PluginServices(String pluginId, String pluginVersion, HostServices all) {
        this(pluginId, pluginVersion, all, ConcurrentHashMap.newKeySet());
    }

    @Override
    public HostServices host() {
        return this;
    }

    @Override
    public HostInfo info() {
        return all.info();
    }

    @Override
    public HostEnvironment environment() {
        return all.environment();
    }

    @Override
    public HostPaths paths() {
        return all.paths();
    }

    @Override
    public HostEvents events() {
        return this;
    }

    @Override
    public boolean staysUp() {
        return all.staysUp();
    }

    @Override
    public Optional<List<String>> commandLine(List<String> words) {
        return all.commandLine(words);
    }

    @Override
    public Clock clock() {
        return all.clock();
    }

    @Override
    public void publish(HostEvent event) {
        all.events().publish(event);
    }

    @Override
    public <E extends HostEvent> Subscription subscribe(Class<E> type, Consumer<? super E> listener) {
        var subscription = all.events().subscribe(type, listener);
        open.add(subscription);
        return () -> {
            open.remove(subscription);
            subscription.close();
        };
    }

    void closeLeftovers() {
        open.forEach(Subscription::close);
        open.clear();
    }
}
