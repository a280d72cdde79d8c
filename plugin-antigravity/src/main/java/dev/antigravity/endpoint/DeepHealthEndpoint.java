package dev.antigravity.endpoint;

import dev.antigravity.json.Json;
import dev.antigravity.json.JsonObject;
import dev.antigravity.json.JsonString;
import dev.antigravity.net.Headers;
import dev.antigravity.pool.RestJson;
import dev.antigravity.pool.ServiceHealth;
import dev.antigravity.relay.Reply;
import java.io.IOException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// `GET /v1/health/deep`: whether accounts, vault, ledger and upstreams are well. 200 as long as requests can be
/// served, 503 if none can. Calls nobody, so asking costs nothing.
final class DeepHealthEndpoint implements Endpoint {
    private final Checkup checkup;
    private final String version;

    DeepHealthEndpoint(Checkup checkup, String version) {
        this.checkup = checkup;
        this.version = version;
    }

    @Override
    public boolean serves(String method, String path) {
        return method.equals("GET") && path.equals("/v1/health/deep");
    }

    @Override
    public void serve(HttpInbound request, Reply reply) throws IOException {
        var findings = checkup.look();
        var status = findings.state() == Checkup.State.FAILING ? 503 : 200;
        reply.send(status, Headers.of(Map.of("Content-Type", "application/json")), Json.bytes(json(findings)));
    }

    private JsonObject json(Checkup.Findings findings) {
        return JsonObject.builder()
                .put("status", word(findings.state()))
                .put("service", "antigravity")
                .put("version", version)
                .put("accounts", accounts(findings))
                .put("vault", vault(findings))
                .put("ledger", ledger(findings))
                .put(
                        "upstreams",
                        findings.upstreams().stream()
                                .map(DeepHealthEndpoint::json)
                                .toList())
                .build();
    }

    private static JsonObject accounts(Checkup.Findings findings) {
        var reason = findings.upstreams().isEmpty() && findings.vault().isEmpty()
                ? Optional.of(new JsonString(
                        "no account can be used; antigravity oauth or antigravity accounts add adds one"))
                : Optional.<JsonString>empty();
        return JsonObject.builder()
                .put("status", word(findings.accountsState()))
                .put(
                        "usable",
                        findings.upstreams().stream()
                                .mapToLong(Checkup.Upstream::accounts)
                                .sum())
                .put(
                        "resting",
                        findings.upstreams().stream()
                                .mapToLong(Checkup.Upstream::resting)
                                .sum())
                .putIfPresent("reason", reason)
                .build();
    }

    private static JsonObject vault(Checkup.Findings findings) {
        return JsonObject.builder()
                .put("status", word(findings.vaultState()))
                .putIfPresent("reason", findings.vault().map(JsonString::new))
                .build();
    }

    private static JsonObject ledger(Checkup.Findings findings) {
        var json = JsonObject.builder().put("status", word(findings.ledgerState()));
        findings.ledger().map(LedgerEndpoint::json).ifPresent(kept -> kept.forEach(json::put));
        return json.build();
    }

    private static JsonObject json(Checkup.Upstream upstream) {
        return JsonObject.builder()
                .put("provider", upstream.provider())
                .put("status", word(upstream.state()))
                .put("accounts", upstream.accounts())
                .put("resting", upstream.resting())
                .put("rests", upstream.rests().stream().map(RestJson::of).toList())
                .put(
                        "ailing",
                        upstream.ailing().stream().map(DeepHealthEndpoint::json).toList())
                .putIfPresent("lastFailure", upstream.failed().map(DeepHealthEndpoint::json))
                .build();
    }

    private static JsonObject json(ServiceHealth.Ailing ailing) {
        return JsonObject.of("model", ailing.model(), "until", ailing.until().toString());
    }

    private static JsonObject json(Checkup.FailedCall call) {
        return JsonObject.builder()
                .put("at", call.at().toString())
                .put("account", call.account())
                .put("model", call.model())
                .put("what", call.what())
                .build();
    }

    private static String word(Checkup.State state) {
        return state.name().toLowerCase(Locale.ROOT);
    }
}
