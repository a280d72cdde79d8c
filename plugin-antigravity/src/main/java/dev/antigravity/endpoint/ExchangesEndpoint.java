package dev.antigravity.endpoint;

import dev.antigravity.chat.ApiError;
import dev.antigravity.chat.ErrorKind;
import dev.antigravity.json.Json;
import dev.antigravity.json.JsonArray;
import dev.antigravity.json.JsonObject;
import dev.antigravity.ledger.ExchangeJson;
import dev.antigravity.ledger.Ledger;
import dev.antigravity.net.Headers;
import dev.antigravity.relay.Reply;
import java.io.IOException;
import java.util.Map;
import java.util.regex.Pattern;

/// `GET /api/requests` and `GET /api/requests/{id}`: the latest requests, and why one went where it went.
final class ExchangesEndpoint implements Endpoint {
    private static final Pattern PATH = Pattern.compile("/api/requests(?:/([A-Za-z0-9_-]{1,100}))?");
    private static final int LISTED = 50;

    private final Ledger ledger;

    ExchangesEndpoint(Ledger ledger) {
        this.ledger = ledger;
    }

    @Override
    public boolean serves(String method, String path) {
        return method.equals("GET") && PATH.matcher(path).matches();
    }

    @Override
    public boolean takesSessions() {
        return true;
    }

    @Override
    public void serve(HttpInbound request, Reply reply) throws IOException {
        var path = PATH.matcher(request.path());
        var id = path.matches() ? path.group(1) : null;
        var answer = id == null
                ? latest()
                : ledger.find(id)
                        .map(ExchangeJson::whole)
                        .orElseThrow(() -> new RefusedException(ApiError.of(
                                ErrorKind.NOT_FOUND,
                                "no request " + id + " among the latest; the ledger on disk may know it")));
        reply.send(200, Headers.of(Map.of("Content-Type", "application/json")), Json.bytes(answer));
    }

    private JsonObject latest() {
        return JsonObject.of(
                "requests",
                JsonArray.of(ledger.latest().stream()
                        .limit(LISTED)
                        .map(ExchangeJson::line)
                        .toArray(JsonObject[]::new)));
    }
}
