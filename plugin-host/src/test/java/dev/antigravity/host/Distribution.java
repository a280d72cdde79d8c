package dev.antigravity.host;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// The built program in a folder of its own, as somebody would unpack it: the launcher, and `lib` beside it.
record Distribution(Path launcher, Path home, Map<String, String> variables) {
    private static final Path APP = Path.of(System.getProperty("app.folder"));
    private static final Path REPOSITORY = APP.resolve("../../..").normalize();

    /// What a run of it came to.
    record Outcome(int exitCode, String out, String err) {}

    /// @param folder an empty folder; the program goes below it, into one with a space in its name
    static Distribution unpack(Path folder) throws IOException {
        var root = Files.createDirectories(folder.resolve("my tools/antigravity"));
        copy(APP, root.resolve("lib"));
        var launcher = Files.copy(REPOSITORY.resolve("antigravity"), root.resolve("antigravity"));
        var home = folder.resolve("home");
        var variables = new HashMap<String, String>();
        variables.put("PATH", System.getenv("PATH"));
        variables.put("HOME", folder.toString());
        variables.put("JAVA_HOME", System.getProperty("java.home"));
        variables.put("ANTIGRAVITY_HOME", home.toString());
        variables.put("ANTIGRAVITY_AOT", "off");
        return new Distribution(launcher, home, variables);
    }

    static Path launcherOfTheRepository() {
        return REPOSITORY.resolve("antigravity");
    }

    Distribution with(String name, String value) {
        var changed = new HashMap<>(variables);
        changed.put(name, value);
        return new Distribution(launcher, home, changed);
    }

    Distribution without(String name) {
        var changed = new HashMap<>(variables);
        changed.remove(name);
        return new Distribution(launcher, home, changed);
    }

    Distribution startedAs(Path other) {
        return new Distribution(other, home, variables);
    }

    ProcessBuilder command(String... arguments) {
        var words = new ArrayList<>(List.of("/bin/sh", launcher.toString()));
        words.addAll(Arrays.asList(arguments));
        var command = new ProcessBuilder(words).directory(Path.of("/").toFile());
        command.environment().clear();
        command.environment().putAll(variables);
        return command;
    }

    /// Runs it from the root folder, with nothing on its input.
    Outcome run(String... arguments) throws IOException, InterruptedException {
        var out = Files.createTempFile("out", null);
        var err = Files.createTempFile("err", null);
        try {
            var process = command(arguments)
                    .redirectOutput(out.toFile())
                    .redirectError(err.toFile())
                    .redirectInput(Path.of("/dev/null").toFile())
                    .start();
            if (!process.waitFor(3, TimeUnit.MINUTES)) {
                process.destroyForcibly();
                throw new AssertionError("does not end: " + Files.readString(err));
            }
            return new Outcome(process.exitValue(), Files.readString(out), Files.readString(err));
        } finally {
            Files.delete(out);
            Files.delete(err);
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        try (var files = Files.walk(from)) {
            for (var file : files.toList()) {
                if (!file.toString().endsWith(".aot")) {
                    Files.copy(file, to.resolve(from.relativize(file).toString()), StandardCopyOption.COPY_ATTRIBUTES);
                }
            }
        }
    }
}
