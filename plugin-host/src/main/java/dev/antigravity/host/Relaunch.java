package dev.antigravity.host;

import java.io.File;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// How this process was started, to start another like it.
final class Relaunch {
    private static final List<String> OF_THIS_PROCESS_ONLY =
            List.of("-Dantigravity.tty=", "-Dantigravity.columns=", "-XX:AOTCacheOutput=", "-agentlib:", "-javaagent:");

    private static final String RECORDING = "-XX:AOTCache=";

    private Relaunch() {}

    static List<String> commandLine(List<String> words) {
        var line = new ArrayList<String>();
        line.add(java().toString());
        ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(option -> OF_THIS_PROCESS_ONLY.stream().noneMatch(option::startsWith))
                .map(option ->
                        option.startsWith(RECORDING) && words.getFirst().equals("serve") ? ofProxy(option) : option)
                .forEach(line::add);
        line.add("-Dantigravity.tty=none");
        line.addAll(program(System.getProperty("java.class.path", "")));
        line.addAll(words);
        return line;
    }

    /// The proxy has a recording of its own, if the launcher has made one.
    private static String ofProxy(String option) {
        var recording = Path.of(option.substring(RECORDING.length()));
        var own = recording.resolveSibling(recording.getFileName().toString().replaceFirst("^antigravity-", "serve-"));
        return Files.exists(own) ? RECORDING + own : option;
    }

    /// On Windows the one that opens no window.
    private static Path java() {
        var programs = Path.of(System.getProperty("java.home"), "bin");
        var windowless = programs.resolve("javaw.exe");
        return Files.exists(windowless) ? windowless : programs.resolve("java");
    }

    private static List<String> program(String classPath) {
        return classPath.endsWith(".jar") && !classPath.contains(File.pathSeparator)
                ? List.of("-jar", classPath)
                : List.of("-cp", classPath, Main.class.getName());
    }
}
