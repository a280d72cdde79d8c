package dev.antigravity.command;

import dev.antigravity.envfile.EnvDrift;
import dev.antigravity.envfile.EnvFile;
import dev.antigravity.envfile.UnreadableEnvException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What one file tells a host about its model service.
///
/// @param values those of the keys that say something
/// @param drift  what somebody else has changed since we wrote it
record HostRoute(EnvFile file, Map<String, String> values, List<EnvDrift> drift) {
    private static final List<String> KEYS = List.of(
            HostKeys.BASE_URL, HostKeys.TOKEN, HostKeys.MODEL, HostKeys.OPUS, HostKeys.SONNET, HostKeys.HAIKU);

    static HostRoute in(EnvFile file) {
        var text = file.read();
        var values = new LinkedHashMap<String, String>();
        for (var key : KEYS) {
            text.value(key).filter(value -> !value.isBlank()).ifPresent(value -> values.put(key, value));
        }
        return new HostRoute(file, values, file.drift(SecretKeys::isSecret));
    }

    /// The same, and nothing for a file that cannot be read, which {@link HostWarnings} reports.
    static HostRoute ifReadable(EnvFile file) {
        try {
            return in(file);
        } catch (UnreadableEnvException _) {
            return new HostRoute(file, Map.of(), List.of());
        }
    }

    boolean isSilent() {
        return values.isEmpty();
    }

    Optional<String> address() {
        return Optional.ofNullable(values.get(HostKeys.BASE_URL));
    }

    boolean leadsTo(ProxyPlace proxy) {
        return ProxyStatus.isSame(proxy.address(), address().orElse(""));
    }

    boolean hasAKeyOf(Workbench bench) {
        var token = values.getOrDefault(HostKeys.TOKEN, "");
        return bench.proxyKeys().stream().anyMatch(key -> key.reveal().equals(token));
    }

    /// The values as they may be shown.
    Map<String, String> shown() {
        var shown = new LinkedHashMap<String, String>();
        values.forEach((key, value) -> shown.put(key, SecretKeys.isSecret(key) ? "***" : value));
        return shown;
    }
}
