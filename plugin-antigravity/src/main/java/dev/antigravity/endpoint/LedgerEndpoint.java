package dev.antigravity.endpoint;

import dev.antigravity.json.Json;
import dev.antigravity.json.JsonObject;
import dev.antigravity.json.JsonString;
import dev.antigravity.ledger.LedgerState;
import dev.antigravity.ledger.LedgerWriter;
import dev.antigravity.net.Headers;
import dev.antigravity.relay.Reply;
import java.io.IOException;
import java.util.Map;

/// `GET /api/ledger`: whether exchanges are kept on disk, and why not.
final class LedgerEndpoint implements Endpoint {
    private final LedgerWriter ledger;

    LedgerEndpoint(LedgerWriter ledger) {
        this.ledger = ledger;
    }

    @Override
    public boolean serves(String method, String path) {
        return method.equals("GET") && path.equals("/api/ledger");
    }

    @Override
    public boolean takesSessions() {
        return true;
    }

    @Override
    public void serve(HttpInbound request, Reply reply) throws IOException {
        var body = Json.bytes(json(ledger.state()));
        reply.send(200, Headers.of(Map.of("Content-Type", "application/json")), body);
    }

    /// How the ledger is kept, as programs read it.
    static JsonObject json(LedgerState state) {
        return JsonObject.builder()
                .putIfPresent("trouble", state.trouble().map(trouble -> new JsonString(trouble.what())))
                .putIfPresent(
                        "since",
                        state.trouble()
                                .map(trouble -> new JsonString(trouble.since().toString())))
                .put("waiting", state.waiting())
                .put("lost", state.lost())
                .build();
    }
}
