package dev.antigravity.dashboard;

import dev.antigravity.api.CancellationToken;
import dev.antigravity.api.CommandBook;
import dev.antigravity.api.CommandLine;
import dev.antigravity.api.Unattended;
import dev.antigravity.command.AllCommands;
import dev.antigravity.command.PlainJson;
import dev.antigravity.command.Workbench;
import dev.antigravity.endpoint.Endpoint;
import dev.antigravity.endpoint.HttpInbound;
import dev.antigravity.json.Json;
import dev.antigravity.relay.Reply;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Commands that the page may run, each behind a path of its own. The answer is what the command says with
/// `--json`; 400 if it was called wrongly.
final class CommandDoor implements Endpoint {
    private static final Unattended NOBODY = _ -> {};
    private static final int MISUSED = 2;

    private static final List<Way> WAYS = List.of(
            new Way("GET", "/api/accounts", List.of("accounts"), List.of()),
            new Way("GET", "/api/status", List.of("status"), List.of()),
            new Way("GET", "/api/doctor", List.of("doctor"), List.of()),
            new Way("GET", "/api/providers", List.of("list", "providers"), List.of()),
            new Way("GET", "/api/models", List.of("list", "models", "--all"), List.of()),
            new Way("GET", "/api/usage", List.of("usage"), List.of("by", "since")),
            new Way("GET", "/api/why/([A-Za-z0-9_-]{1,100})", List.of("why"), List.of()),
            new Way("POST", "/api/accounts/([^/]{1,100}/[^/]{1,100})/enable", List.of("accounts", "enable"), List.of()),
            new Way(
                    "POST",
                    "/api/accounts/([^/]{1,100}/[^/]{1,100})/disable",
                    List.of("accounts", "disable"),
                    List.of()),
            new Way("POST", "/api/accounts/([^/]{1,100}/[^/]{1,100})/wake", List.of("accounts", "wake"), List.of()));

    private final Workbench bench;
    private @Nullable CommandBook book;

    CommandDoor(Workbench bench) {
        this.bench = bench;
    }

    /// Made when the first report is asked for.
    private synchronized CommandBook book() {
        var known = book;
        if (known == null) {
            known = CommandBook.of(AllCommands.with(bench));
            book = known;
        }
        return known;
    }

    /// @param options of the query that are handed on
    private record Way(String method, Pattern path, List<String> words, List<String> options) {
        Way(String method, String path, List<String> words, List<String> options) {
            this(method, Pattern.compile(path), words, options);
        }

        boolean leads(String otherMethod, String otherPath) {
            return method.equals(otherMethod) && path.matcher(otherPath).matches();
        }

        CommandLine line(HttpInbound request) {
            var line = new ArrayList<>(List.of("antigravity"));
            line.addAll(words);
            for (var option : options) {
                request.queried(option).ifPresent(value -> line.add("--" + option + "=" + value));
            }
            var match = path.matcher(request.path());
            if (match.matches() && match.groupCount() > 0) {
                line.add("--");
                line.add(match.group(1));
            }
            return CommandLine.of(line);
        }
    }

    @Override
    public boolean serves(String method, String path) {
        return find(method, path).isPresent();
    }

    @Override
    public boolean takesSessions() {
        return true;
    }

    private static Optional<Way> find(String method, String path) {
        return WAYS.stream().filter(way -> way.leads(method, path)).findFirst();
    }

    @Override
    public void serve(HttpInbound request, Reply reply) throws IOException {
        request.body().readAll();
        var way = find(request.method(), request.path()).orElseThrow();
        var workspace = bench.host().paths().workspace();
        var result = book().run(way.line(request), workspace, CancellationToken.none(), NOBODY);
        var status = result.exitCode() == MISUSED ? 400 : 200;
        reply.send(status, Answers.JSON, Json.bytes(PlainJson.from(result.toMap())));
    }
}
