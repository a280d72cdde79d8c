package dev.antigravity.benchmarks;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// A proxy in a process of its own, with an empty home.
final class ProxyProcess implements AutoCloseable {
    static final String KEY = "benchmark-key";

    private final Process process;
    private final Path home;
    private final int port;

    private ProxyProcess(Process process, Path home, int port) {
        this.process = process;
        this.home = home;
        this.port = port;
    }

    /// The proxy as users start it, in front of an upstream that speaks all dialects.
    static ProxyProcess start(Path root, int upstreamPort) throws IOException {
        return start(root, upstreamPort, "");
    }

    /// @param options more for its JVM
    static ProxyProcess start(Path root, int upstreamPort, String options) throws IOException {
        var home = Files.createTempDirectory("antigravity-bench");
        var config = home.resolve("bench.yaml");
        Files.writeString(config, """
                server: { port: 0, keys: ["%s"] }
                providers:
                  a:
                    protocol: anthropic-messages
                    base-url: http://127.0.0.1:%d
                    accounts: [{ name: one, api-key: upstream-key }]
                    models: [{ id: small }]
                  c:
                    protocol: openai-chat
                    base-url: http://127.0.0.1:%d/v1
                    accounts: [{ name: one, api-key: upstream-key }]
                    models: [{ id: small }]
                  g:
                    protocol: gemini
                    base-url: http://127.0.0.1:%d
                    accounts: [{ name: one, api-key: upstream-key }]
                    models: [{ id: small }]
                  r:
                    protocol: openai-responses
                    base-url: http://127.0.0.1:%d/v1
                    accounts: [{ name: one, api-key: upstream-key }]
                    models: [{ id: small }]
                    profile: { pictures: tool }
                """.formatted(KEY, upstreamPort, upstreamPort, upstreamPort, upstreamPort));
        return start(
                home, options, List.of(root.resolve("antigravity").toString(), "serve", "--config", config.toString()));
    }

    /// The least a proxy can do, with the same options for its JVM.
    static ProxyProcess bare(Path root, int upstreamPort) throws IOException {
        return start(
                Files.createTempDirectory("antigravity-bench"),
                "",
                List.of(
                        ProcessHandle.current().info().command().orElseThrow(),
                        "@" + root.resolve("plugin-host/target/app/jvm.options"),
                        "-cp",
                        System.getProperty("java.class.path"),
                        BareProxy.class.getName(),
                        Integer.toString(upstreamPort)));
    }

    private static ProxyProcess start(Path home, String options, List<String> command) throws IOException {
        var builder = new ProcessBuilder(command);
        builder.environment().put("ANTIGRAVITY_HOME", home.toString());
        if (!options.isEmpty()) {
            builder.environment().put("ANTIGRAVITY_JAVA_OPTS", options);
        }
        builder.redirectError(ProcessBuilder.Redirect.INHERIT);
        var process = builder.start();
        var out = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        var line = out.readLine();
        if (line == null || !line.startsWith("listening on ")) {
            process.destroy();
            throw new IOException("the proxy did not start: " + line);
        }
        return new ProxyProcess(process, home, Integer.parseInt(line.substring(line.lastIndexOf(':') + 1)));
    }

    int port() {
        return port;
    }

    /// Processor time used so far. The launcher replaces itself by the JVM, so it is the process we started.
    Duration cpu() {
        return process.toHandle().info().totalCpuDuration().orElseThrow();
    }

    /// Resident memory in megabytes.
    long residentMegabytes() throws IOException {
        for (var line : Files.readAllLines(Path.of("/proc/" + process.pid() + "/status"))) {
            if (line.startsWith("VmRSS:")) {
                return Long.parseLong(line.replaceAll("\\D", "")) / 1_024;
            }
        }
        throw new IOException("no VmRSS");
    }

    @Override
    public void close() throws IOException {
        process.destroy();
        try {
            if (!process.waitFor(30, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
        try (var files = Files.walk(home)) {
            files.sorted(Comparator.reverseOrder())
                    .forEach(file -> file.toFile().delete());
        }
    }
}
