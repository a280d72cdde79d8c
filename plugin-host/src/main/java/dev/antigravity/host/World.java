package dev.antigravity.host;

import dev.antigravity.host.environment.Folders;
import java.io.BufferedReader;
import java.io.File;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.net.URISyntaxException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// Everything a run of the host takes from outside.
///
/// @param folders    where it keeps things
/// @param bundled    the jars of the plugins the product brings along
/// @param systemName what the operating system calls itself
record World(
        Map<String, String> variables,
        Path workingDirectory,
        Folders folders,
        List<Path> bundled,
        String systemName,
        Tty tty,
        Charset charset,
        BufferedReader in,
        PrintWriter out,
        PrintWriter err,
        Clock clock) {
    /// Names other jars to bundle, for a host that does not run from its own folder.
    static final String BUNDLED = "antigravity.bundled";

    /// As this process finds it.
    static World ofThisProcess() {
        var variables = System.getenv();
        var systemName = System.getProperty("os.name");
        var charset = outputCharset(systemName);
        return new World(
                variables,
                Path.of("").toAbsolutePath(),
                Folders.of(variables, Path.of(System.getProperty("user.home")), systemName),
                bundledJars(),
                systemName,
                Tty.of(
                        System.getProperty("antigravity.tty", ""),
                        System.getProperty("antigravity.columns", ""),
                        variables),
                charset,
                new BufferedReader(new InputStreamReader(System.in, charset)),
                writer(FileDescriptor.out, charset),
                writer(FileDescriptor.err, charset),
                Clock.systemUTC());
    }

    boolean isUnicode() {
        return charset.newEncoder().canEncode('✓');
    }

    /// Terminals outside Windows read UTF-8 whatever the locale says; containers mostly say nothing.
    private static Charset outputCharset(String systemName) {
        return systemName.startsWith("Windows")
                ? Charset.forName(System.getProperty("stdout.encoding", "UTF-8"), StandardCharsets.UTF_8)
                : StandardCharsets.UTF_8;
    }

    private static PrintWriter writer(FileDescriptor descriptor, Charset charset) {
        return new PrintWriter(new FileOutputStream(descriptor), false, charset);
    }

    private static List<Path> bundledJars() {
        var named = System.getProperty(BUNDLED, "");
        if (!named.isEmpty()) {
            return Stream.of(named.split(File.pathSeparator)).map(Path::of).toList();
        }
        try {
            var jar = Path.of(World.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
            var folder = jar.resolveSibling("bundled");
            if (!Files.isDirectory(folder)) {
                return List.of();
            }
            try (var files = Files.list(folder)) {
                return files.filter(file -> file.toString().endsWith(".jar"))
                        .sorted()
                        .toList();
            }
        } catch (URISyntaxException | IOException e) {
            throw new IllegalStateException("cannot tell where the host runs from", e);
        }
    }
}
