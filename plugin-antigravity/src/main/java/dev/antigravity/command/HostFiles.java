package dev.antigravity.command;

import dev.antigravity.api.Arguments;
import dev.antigravity.api.CommandException;
import dev.antigravity.api.ErrorCode;
import dev.antigravity.api.OptionSpec;
import dev.antigravity.api.Text;
import dev.antigravity.envfile.EnvFile;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// The files a host may have its model service from, and which of them a command is to work on: the env file, unless a
/// flag says otherwise.
final class HostFiles {
    static final OptionSpec TARGET = OptionSpec.value(
                    "target", "KIND", "env, or claude-settings for the project's .claude/settings.local.json")
            .oneOf("env", "claude-settings");
    static final OptionSpec ENV_FILE =
            OptionSpec.value("env-file", "FILE", "work on this file instead of the one the host reads");
    static final OptionSpec SETTINGS_FILE =
            OptionSpec.value("settings-file", "FILE", "work on this settings file of Claude Code");

    private final Workbench bench;

    HostFiles(Workbench bench) {
        this.bench = bench;
    }

    /// The env file the host reads.
    EnvFile env() {
        return bench.envFiles().open(bench.host().environment().envFile());
    }

    /// Where Claude Code keeps what is set for this project and for nobody else.
    EnvFile settings() {
        return bench.envFiles().openClaudeSettings(localSettings());
    }

    /// Claude Code's settings files, the weakest first: the user's, the project's, the user's for the project.
    List<Path> settingsFiles() {
        var local = localSettings();
        return Stream.concat(
                        home().map(home -> home.resolve(".claude").resolve("settings.json")).stream(),
                        Stream.of(local.resolveSibling("settings.json"), local))
                .toList();
    }

    private Path localSettings() {
        return bench.host().paths().workspace().resolve(".claude").resolve("settings.local.json");
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

    /// @param arguments of a command that takes the three options
    /// @param folder    the one that file names are seen from
    EnvFile chosen(Arguments arguments, Path folder) {
        if (!isSettings(arguments)) {
            return arguments
                    .value("env-file")
                    .map(file -> bench.envFiles().open(folder.resolve(file).normalize()))
                    .orElseGet(this::env);
        }
        if (arguments.has("env-file")
                || arguments.value("target").filter("env"::equals).isPresent()) {
            throw new CommandException(
                    ErrorCode.USAGE,
                    "An env file and a settings file are two targets.",
                    Text.of("Name one of them; for both, say the command twice."));
        }
        return arguments
                .value("settings-file")
                .map(file ->
                        bench.envFiles().openClaudeSettings(folder.resolve(file).normalize()))
                .orElseGet(this::settings);
    }

    /// Whether these arguments are about a settings file.
    static boolean isSettings(Arguments arguments) {
        return arguments.has("settings-file")
                || arguments.value("target").filter("claude-settings"::equals).isPresent();
    }

    /// The flags that name the same file again, for a command to go on with.
    static String flags(Arguments arguments) {
        return Stream.of("target", "env-file", "settings-file")
                .flatMap(name -> arguments.value(name).map(value -> " --" + name + " " + quoted(value)).stream())
                .reduce("", String::concat);
    }

    private static String quoted(String word) {
        return word.matches("[\\w./:~+-]+") ? word : "'" + word.replace("'", "'\\''") + "'";
    }
}
