package dev.antigravity.plugin;

import dev.antigravity.net.AllowedHosts;
import dev.antigravity.settings.BaseUrl;
import dev.antigravity.settings.Settings;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// The settings in force. Their hosts may be called before anybody sees them. Thread-safe.
final class AdmittedSettings implements Supplier<Settings> {
    private final Supplier<Settings> source;
    private final AllowedHosts hosts;
    private volatile @Nullable Settings admitted;

    AdmittedSettings(Supplier<Settings> source, AllowedHosts hosts) {
        this.source = source;
        this.hosts = hosts;
    }

    @Override
    public Settings get() {
        var now = source.get();
        if (now != admitted) {
            admit(now);
            admitted = now;
        }
        return now;
    }

    private void admit(Settings settings) {
        for (var provider : settings.providers().values()) {
            provider.baseUrl().map(BaseUrl::stated).ifPresent(hosts::allow);
            provider.accounts()
                    .forEach(account -> account.baseUrl().map(BaseUrl::stated).ifPresent(hosts::allow));
        }
    }
}
