package dev.antigravity.command;

import dev.antigravity.api.HostEnvironment.EnvSource;
import dev.antigravity.api.HostEnvironment.EnvValue;
import dev.antigravity.envfile.EnvFile;
import dev.antigravity.envfile.UnreadableEnvException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What around a host would bypass or spoil what `configure` writes. Only says so: it is all the user's.
final class HostWarnings {
    private static final List<String> OVERRIDING = List.of(
            HostKeys.BASE_URL,
            HostKeys.TOKEN,
            HostKeys.API_KEY,
            HostKeys.MODEL,
            HostKeys.OPUS,
            HostKeys.SONNET,
            HostKeys.HAIKU);

    private final Workbench bench;
    private final EnvFile file;

    HostWarnings(Workbench bench, EnvFile file) {
        this.bench = bench;
        this.file = file;
    }

    List<Finding> all() {
        var findings = new ArrayList<Finding>();
        strongerSettings().stream()
                .filter(Files::exists)
                .flatMap(settings -> overrides(settings).stream())
                .forEach(findings::add);
        if (!file.isClaudeSettings()) {
            findings.addAll(aboutClaudeWs());
        }
        if (effective(HostKeys.API_KEY).isPresent()) {
            findings.add(new Finding(
                    "ANTHROPIC_API_KEY is set and would be sent to the proxy with every request",
                    "Remove it if it is a real key"));
        }
        return findings;
    }

    /// What keeps Claude.ws from what an env file says.
    private List<Finding> aboutClaudeWs() {
        var findings = new ArrayList<Finding>();
        if (effective("CLAUDE_PROVIDER").filter("sdk"::equals).isPresent()) {
            findings.add(new Finding(
                    "CLAUDE_PROVIDER=sdk makes Claude.ws ignore addresses in .env",
                    "Remove it, or go by Claude Code's settings: antigravity configure --target claude-settings"));
        }
        if (effective("API_ACCESS_KEY").isPresent()) {
            findings.add(new Finding(
                    "API_ACCESS_KEY is set: Claude.ws may refuse its own calls with 401",
                    "If it does, go by Claude Code's settings: antigravity configure --target claude-settings"));
        }
        otherEnvFiles().ifPresent(findings::add);
        return findings;
    }

    /// The settings files of Claude Code that win over the file in question, which is every one if that is an env file.
    private List<Path> strongerSettings() {
        var all = new HostFiles(bench).settingsFiles();
        var place = all.stream().map(HostWarnings::absolute).toList().indexOf(absolute(file.path()));
        return all.subList(place + 1, all.size());
    }

    private static Path absolute(Path path) {
        return path.toAbsolutePath().normalize();
    }

    private Optional<Finding> overrides(Path settings) {
        try {
            var stated = bench.envFiles().openClaudeSettings(settings).read();
            var wanted = file.read();
            var keys = OVERRIDING.stream()
                    .filter(key -> stated.value(key).isPresent())
                    .filter(key -> !stated.value(key).equals(wanted.value(key)))
                    .toList();
            return keys.isEmpty()
                    ? Optional.empty()
                    : Optional.of(new Finding(
                            settings + " sets " + String.join(", ", keys) + " under \"env\", which wins over "
                                    + EnvDesk.name(file.path()),
                            wayOut(settings)));
        } catch (UnreadableEnvException e) {
            return Optional.of(new Finding(String.valueOf(e.getMessage()), "Put that right"));
        }
    }

    private String wayOut(Path settings) {
        return settings.equals(new HostFiles(bench).localSettings())
                ? "Take it out there, or change it with antigravity configure --target claude-settings"
                : "Take it out there";
    }

    /// The file that is to be changed wins here: the host reads it next.
    private Optional<String> effective(String key) {
        return file.read()
                .value(key)
                .or(() -> bench.host().environment().effective(key).map(EnvValue::value))
                .filter(value -> !value.isBlank());
    }

    private Optional<Finding> otherEnvFiles() {
        var others = bench.host().environment().candidates().stream()
                .filter(source -> source.kind() == EnvSource.Kind.ENV_FILE)
                .flatMap(source -> source.path().stream())
                .map(HostWarnings::absolute)
                .filter(path -> !path.equals(absolute(file.path())))
                .filter(Files::exists)
                .map(Path::toString)
                .toList();
        return others.isEmpty()
                ? Optional.empty()
                : Optional.of(new Finding(
                        "There is another env file, which the host may read or write instead: "
                                + String.join(", ", others),
                        "Keep one"));
    }
}
