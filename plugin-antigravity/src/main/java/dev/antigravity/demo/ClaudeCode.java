package dev.antigravity.demo;

import static dev.antigravity.demo.StepFailedException.unless;

import dev.antigravity.api.Conversation;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// The real Claude Code: the one that is installed, else one from the npm registry, in a temporary folder.
record ClaudeCode(Path program, Map<String, String> variables, Path home) {
    /// The one this was tried with.
    private static final String PACKAGE = "@anthropic-ai/claude-code@2.1.328";

    private static final long PATIENCE_MINUTES = 5;
    private static final boolean WINDOWS = File.separatorChar == '\\';

    /// It reports to nobody and looks for no news; nothing but the proxy is asked.
    private static final Map<String, String> QUIET = Map.of(
            "CLAUDE_CODE_DISABLE_NONESSENTIAL_TRAFFIC", "1",
            "DISABLE_TELEMETRY", "1",
            "DISABLE_ERROR_REPORTING", "1",
            "DISABLE_AUTOUPDATER", "1",
            "CI", "1");

    /// @param folder for its settings, and for itself if it has to be fetched
    static ClaudeCode find(Map<String, String> variables, Path folder, Conversation audience)
            throws IOException, InterruptedException {
        var home = Files.createDirectories(folder.resolve("claude-home"));
        var fetched = folder.resolve("claude-code");
        var own = fetched.resolve("node_modules/.bin").resolve(WINDOWS ? "claude.cmd" : "claude");
        var there = Files.exists(own) ? Optional.of(own) : onPath("claude", variables);
        if (there.isEmpty()) {
            audience.info("Claude Code is not installed here; fetching " + PACKAGE + " from npm for this demo …");
            fetch(variables, fetched);
            unless(Files.exists(own), "npm has not brought Claude Code.");
        }
        return new ClaudeCode(there.orElse(own), variables, home);
    }

    private static Optional<Path> onPath(String name, Map<String, String> variables) {
        var names = WINDOWS ? List.of(name + ".cmd", name + ".exe") : List.of(name);
        return Stream.of(variables.getOrDefault("PATH", "").split(File.pathSeparator))
                .filter(folder -> !folder.isEmpty())
                .flatMap(folder -> names.stream().map(file -> Path.of(folder, file)))
                .filter(Files::isExecutable)
                .findFirst();
    }

    private static void fetch(Map<String, String> variables, Path folder) throws IOException, InterruptedException {
        var npm = onPath("npm", variables)
                .orElseThrow(() -> new StepFailedException(
                        "Claude Code is not installed, and there is no npm to get it with (https://nodejs.org)."));
        Files.createDirectories(folder);
        var install = List.of(
                npm.toString(),
                "install",
                "--no-audit",
                "--no-fund",
                "--loglevel=error",
                "--prefix",
                folder.toString(),
                PACKAGE);
        run(new ProcessBuilder(install).directory(folder.toFile()), "npm");
    }

    /// Runs it in that folder, knowing nothing of the user's own settings.
    ///
    /// @return what it wrote on standard output
    String run(List<String> arguments, Map<String, String> settings, Path folder)
            throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of(program.toString()));
        command.addAll(arguments);
        var process = new ProcessBuilder(command).directory(folder.toFile());
        process.environment().keySet().removeIf(name -> name.startsWith("ANTHROPIC_") || name.startsWith("CLAUDE"));
        process.environment().put("HOME", home.toString());
        process.environment().put("USERPROFILE", home.toString());
        process.environment().put("CLAUDE_CONFIG_DIR", home.toString());
        process.environment().putAll(QUIET);
        process.environment().putAll(settings);
        return run(process, "Claude Code");
    }

    private static String run(ProcessBuilder command, String name) throws IOException, InterruptedException {
        var out = Files.createTempFile("antigravity-demo", ".out");
        var err = Files.createTempFile("antigravity-demo", ".err");
        try {
            var process = command.redirectOutput(out.toFile())
                    .redirectError(err.toFile())
                    .redirectInput(new File(WINDOWS ? "NUL" : "/dev/null"))
                    .start();
            try {
                var ended = process.waitFor(PATIENCE_MINUTES, TimeUnit.MINUTES);
                unless(ended, name + " did not end within " + PATIENCE_MINUTES + " minutes. " + text(err));
                unless(
                        process.exitValue() == 0,
                        name + " ended with " + process.exitValue() + ": " + text(out) + " " + text(err));
                return text(out);
            } finally {
                process.descendants().forEach(ProcessHandle::destroyForcibly);
                process.destroyForcibly();
            }
        } finally {
            Files.delete(out);
            Files.delete(err);
        }
    }

    private static String text(Path file) throws IOException {
        return Files.readString(file, StandardCharsets.UTF_8).strip();
    }
}
