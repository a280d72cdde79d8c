package dev.antigravity.command;

import dev.antigravity.envfile.EnvDrift;
import dev.antigravity.envfile.EnvFile;
import dev.antigravity.envfile.EnvStep;
import dev.antigravity.envfile.UnreadableEnvException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// What one file tells a host about its model service.
///
/// @param values those of the keys that say something
/// @param drift         what somebody else has changed since we wrote it
/// @param rewoundBefore the step of ours before which somebody has put the file back
record HostRoute(EnvFile file, Map<String, String> values, List<EnvDrift> drift, Optional<EnvStep> rewoundBefore) {
    private static final List<String> KEYS =
            List.of(HostKeys.BASE_URL, HostKeys.TOKEN, HostKeys.MODEL, HostKeys.OPUS, HostKeys.SONNET, HostKeys.HAIKU);

    static HostRoute in(EnvFile file) {
        var text = file.read();
        var values = new LinkedHashMap<String, String>();
        for (var key : KEYS) {
            text.value(key).filter(value -> !value.isBlank()).ifPresent(value -> values.put(key, value));
        }
        return new HostRoute(file, values, file.drift(SecretKeys::isSecret), file.rewoundBefore());
    }

    /// The same, and nothing for a file that cannot be read, which {@link HostWarnings} reports.
    static HostRoute ifReadable(EnvFile file) {
        try {
            return in(file);
        } catch (UnreadableEnvException _) {
            return new HostRoute(file, Map.of(), List.of(), Optional.empty());
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

    /// What others have made of our changes, in words; empty if nothing. Theirs counts: it is only told.
    Optional<String> foreignEdits() {
        if (rewoundBefore.isPresent()) {
            return Optional.of(
                    file.path() + " is again what it was before our change of " + StepList.made(rewoundBefore.get())
                            + ": somebody has put it back, as Claude Code does on /rewind.");
        }
        return drift.isEmpty()
                ? Optional.empty()
                : Optional.of("Somebody else has changed "
                        + drift.stream().map(EnvDrift::key).collect(Collectors.joining(", ")) + " in " + file.path()
                        + " since we wrote it.");
    }

    /// The values as they may be shown.
    Map<String, String> shown() {
        var shown = new LinkedHashMap<String, String>();
        values.forEach((key, value) -> shown.put(key, SecretKeys.isSecret(key) ? "***" : value));
        return shown;
    }
}
