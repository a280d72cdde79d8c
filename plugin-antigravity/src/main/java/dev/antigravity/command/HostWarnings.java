package dev.antigravity.command;

import dev.antigravity.api.HostEnvironment.EnvSource;
import dev.antigravity.api.HostEnvironment.EnvValue;
import dev.antigravity.envfile.EnvFile;
import dev.antigravity.json.Json;
import dev.antigravity.json.JsonObject;
import dev.antigravity.json.MalformedJsonException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

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
        settingsFiles().forEach(settings -> overrides(settings).ifPresent(findings::add));
        if (effective("CLAUDE_PROVIDER").filter("sdk"::equals).isPresent()) {
            findings.add(new Finding(
                    "CLAUDE_PROVIDER=sdk makes Claude.ws ignore addresses in .env",
                    "Remove it, or set the keys in .claude/settings.local.json"));
        }
        if (effective("API_ACCESS_KEY").isPresent()) {
            findings.add(new Finding(
                    "API_ACCESS_KEY is set: Claude.ws may refuse its own calls with 401",
                    "If it does, set the keys in .claude/settings.local.json instead"));
        }
        if (effective(HostKeys.API_KEY).isPresent()) {
            findings.add(new Finding(
                    "ANTHROPIC_API_KEY is set and would be sent to the proxy with every request",
                    "Remove it if it is a real key"));
        }
        otherEnvFiles().ifPresent(findings::add);
        return findings;
    }

    private Stream<Path> settingsFiles() {
        var project = bench.host().paths().workspace().resolve(".claude");
        return Stream.concat(
                home().map(home -> home.resolve(".claude").resolve("settings.json")).stream(),
                Stream.of(project.resolve("settings.json"), project.resolve("settings.local.json")));
    }

    private Optional<Path> home() {
        var variables = bench.host().environment().variables();
        return Stream.of("HOME", "USERPROFILE")
                .filter(variables::containsKey)
                .map(variables::get)
                .filter(home -> !home.isEmpty())
                .map(Path::of)
                .findFirst();
    }

    private static Optional<Finding> overrides(Path settings) {
        try {
            var content = Json.parseObject(Files.readAllBytes(settings));
            var env = content.get("env") instanceof JsonObject stated ? stated : JsonObject.EMPTY;
            var keys = OVERRIDING.stream().filter(env::has).toList();
            return keys.isEmpty()
                    ? Optional.empty()
                    : Optional.of(new Finding(
                            settings + " sets " + String.join(", ", keys) + " under \"env\", which wins over any .env",
                            "Remove it there"));
        } catch (MalformedJsonException e) {
            return Optional.of(
                    new Finding(settings + " is " + e.getMessage() + ", so that it is left alone", "Put that right"));
        } catch (IOException _) {
            return Optional.empty(); // Not there, mostly.
        }
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
                .map(path -> path.toAbsolutePath().normalize())
                .filter(path -> !path.equals(file.path().toAbsolutePath().normalize()))
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
