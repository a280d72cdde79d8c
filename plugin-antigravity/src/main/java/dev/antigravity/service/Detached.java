package dev.antigravity.service;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// What it takes that a process outlives the terminal it was started from.
final class Detached {
    private static final List<Path> TOOLS = List.of(Path.of("/usr/bin/setsid"), Path.of("/bin/setsid"));

    private Detached() {}

    /// In a session of its own where the system has the tool for that; else Ctrl-C in a chat would reach it, too.
    static List<String> from(List<String> commandLine) {
        var tool =
                TOOLS.stream().filter(Files::isExecutable).map(Path::toString).limit(1);
        return Stream.concat(tool, commandLine.stream()).toList();
    }

    static File nothing() {
        return new File(File.separatorChar == '\\' ? "NUL" : "/dev/null");
    }
}
