package dev.antigravity.demo;

import dev.antigravity.api.CancellationToken;
import dev.antigravity.api.CommandBook;
import dev.antigravity.api.CommandLine;
import dev.antigravity.api.HostServices;
import dev.antigravity.command.AllCommands;
import dev.antigravity.command.ProxyOrder;
import dev.antigravity.command.Workbench;
import dev.antigravity.net.Body;
import dev.antigravity.net.Cancellation;
import dev.antigravity.net.Headers;
import dev.antigravity.net.OutboundRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/// Goes before nobody through what a start of the proxy and the common commands need, so that whoever records a start
/// has seen it. Without the sandbox: what is recorded takes memory in every later process.
public final class Rehearsal {
    private static final Duration SILENCE = Duration.ofSeconds(5);
    private static final int LARGEST_BYTES = 1 << 20;
    private static final String SERVE = "serve";
    private static final List<String> COMMON = List.of(
            "list providers",
            "list models --all",
            "accounts",
            "configure --provider lab --model lab-model --yes",
            "status",
            "restore --yes");

    /// Nobody listens on the discard port.
    private static final String CONFIG = """
            providers:
              claude: { base-url: "http://127.0.0.1:9", accounts: [{ api-key: none }], models: [claude-opus] }
              lab:
                protocol: openai-chat
                base-url: http://127.0.0.1:9/v1
                accounts: [{ api-key: none }]
                models: [lab-model]
            models: { best: [claude/claude-opus, lab/lab-model] }
            """;

    private final Workbench bench;
    private final CommandBook book;

    private Rehearsal(Workbench bench) {
        this.bench = bench;
        book = CommandBook.of(AllCommands.with(bench));
    }

    /// @param command the one to go through; empty for all common ones
    /// @param benches lays out what commands work with in another host
    public static void run(String command, HostServices real, Function<HostServices, Workbench> benches) {
        try (var folder = TemporaryFolder.make("antigravity-rehearsal")) {
            var host = DemoHost.in(folder.path(), real.clock());
            Files.writeString(host.paths().home().resolve("config.yaml"), CONFIG);
            try (var bench = benches.apply(host)) {
                new Rehearsal(bench).run(command);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void run(String command) throws IOException {
        try (var proxy = bench.startProxy(ProxyOrder.anywhere(), _ -> {})) {
            for (var model : List.of("claude-opus", "lab-model", "best")) {
                var question = "{\"model\":\"" + model
                        + "\",\"max_tokens\":9,\"stream\":true,\"messages\":[{\"role\":\"user\",\"content\":\"hi\"}]}";
                call(proxy.uri(), "/health", Optional.empty());
                call(proxy.uri(), "/v1/models", Optional.empty());
                call(proxy.uri(), "/v1/messages", Optional.of(question));
                call(proxy.uri(), "/v1/chat/completions", Optional.of(question));
            }
        }
        var stopFile = Files.createFile(bench.host().paths().home().resolve("stop"));
        type(SERVE + " --port 0 --stop-file \"" + stopFile + "\"");
        if (!command.equals(SERVE)) {
            COMMON.forEach(this::type);
        }
    }

    private void type(String words) {
        book.run(
                CommandLine.parse("antigravity " + words),
                bench.host().paths().workspace(),
                CancellationToken.none(),
                new EmptyHouse());
    }

    /// Whatever the answer is: most are errors, for nobody is upstream.
    private void call(URI proxy, String path, Optional<String> question) throws IOException {
        var address = proxy.resolve(path);
        var headers = Headers.of(Map.of(
                "Content-Type",
                "application/json",
                "Authorization",
                "Bearer " + bench.proxyKeys().getFirst().reveal()));
        var request = question.map(body ->
                        OutboundRequest.post(address, headers, Body.of(body.getBytes(StandardCharsets.UTF_8)), SILENCE))
                .orElseGet(() -> OutboundRequest.get(address, headers, SILENCE));
        try (var answer = bench.client(address).send(request, new Cancellation())) {
            answer.readAll(LARGEST_BYTES);
        }
    }
}
