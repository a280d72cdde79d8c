package dev.antigravity.settings;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// Reads settings from a text, for tests.
final class Reads {
    static final Path FILE = Path.of("config.yaml");

    private Reads() {}

    static Settings settings(String yaml) {
        return settings(yaml, Map.of());
    }

    static Settings settings(String yaml, Map<String, String> environment) {
        return SettingsReader.read(yaml, FILE, environment);
    }

    static List<String> problems(String yaml) {
        return problems(yaml, Map.of());
    }

    static List<String> problems(String yaml, Map<String, String> environment) {
        var refused = catchThrowableOfType(SettingsException.class, () -> settings(yaml, environment));
        return refused.problems().stream().map(Problem::toString).toList();
    }
}
