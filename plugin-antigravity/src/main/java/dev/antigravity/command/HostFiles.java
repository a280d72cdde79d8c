package dev.antigravity.command;

import dev.antigravity.api.Arguments;
import dev.antigravity.api.CommandException;
import dev.antigravity.api.ErrorCode;
import dev.antigravity.api.OptionSpec;
import dev.antigravity.api.Text;
import dev.antigravity.envfile.EnvFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// The files a host may have its model service from, and which of them a command is to work on: the env file, unless a
/// flag says otherwise.
final class HostFiles {
    /// Which file it is about.
    static final List<OptionSpec> OPTIONS = List.of(
            OptionSpec.value("target", "KIND", "env, or claude-settings for the project's .claude/settings.local.json")
                    .oneOf("env", "claude-settings"),
            OptionSpec.value("env-file", "FILE", "work on this file instead of the one the host reads"),
            OptionSpec.value("settings-file", "FILE", "work on this settings file of Claude Code"));

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

    /// Claude Code's settings files, the weakest first: the user's, the project's, the user's for the project, and
    /// those of whoever manages the machine.
    ///
    /// Source: code.claude.com/docs/en/settings, "Settings precedence", read 2026-11.
    List<Path> settingsFiles() {
        var local = localSettings();
        var files = new ArrayList<Path>();
        claudeFolder().map(folder -> folder.resolve("settings.json")).ifPresent(files::add);
        files.add(local.resolveSibling("settings.json"));
        files.add(local);
        files.addAll(managedSettings());
        return List.copyOf(files);
    }

    private List<Path> managedSettings() {
        var folders = Stream.of(
                Optional.of("/etc/claude-code"),
                Optional.of("/Library/Application Support/ClaudeCode"),
                variable("ProgramFiles").map(folder -> folder + "/ClaudeCode"));
        return folders.flatMap(Optional::stream)
                .map(folder -> path(folder).resolve("managed-settings.json"))
                .toList();
    }

    Path localSettings() {
        return bench.host().paths().workspace().resolve(".claude").resolve("settings.local.json");
    }

    /// On Windows `HOME` may be there, too, but is the shell's and means nothing to Claude Code.
    private Optional<Path> claudeFolder() {
        var home = path("").getFileSystem().getSeparator().equals("\\") ? "USERPROFILE" : "HOME";
        return variable("CLAUDE_CONFIG_DIR")
                .map(this::path)
                .or(() -> variable(home).map(folder -> path(folder).resolve(".claude")));
    }

    private Optional<String> variable(String name) {
        return bench.host().environment().variable(name).filter(value -> !value.isEmpty());
    }

    private Path path(String text) {
        return bench.host().paths().workspace().getFileSystem().getPath(text);
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
