package dev.antigravity.sandbox.control;

import dev.antigravity.sandbox.account.Accounts;
import dev.antigravity.sandbox.http.Answer;
import dev.antigravity.sandbox.http.Call;
import dev.antigravity.sandbox.json.Json;
import dev.antigravity.sandbox.json.MalformedJsonException;
import dev.antigravity.sandbox.json.ObjectShape;
import dev.antigravity.sandbox.json.Place;
import dev.antigravity.sandbox.json.Shape;
import dev.antigravity.sandbox.json.ShapeException;
import dev.antigravity.sandbox.json.Shapes;
import dev.antigravity.sandbox.oauth.OAuthServer;
import dev.antigravity.sandbox.record.ReceivedRequests;
import dev.antigravity.sandbox.script.Rule;
import dev.antigravity.sandbox.script.Rules;
import dev.antigravity.sandbox.script.ScriptException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/// Answers the requests to `/sandbox`.
public final class ControlApi {
    private static final Shape SECONDS = Shapes.number(0, 1e9);
    private static final ObjectShape RULE = Shapes.object()
            .need("script", Shapes.text())
            .may("account", Shapes.text())
            .may("path", Shapes.text())
            .may("model", Shapes.text())
            .may("times", Shapes.whole(1, Integer.MAX_VALUE));
    private static final ObjectShape ACCOUNT = Shapes.object()
            .may("disabled", Shapes.flag())
            .may("tier", Shapes.text())
            .may("unlimited", Shapes.flag())
            .may("throttle", Shapes.object().need("requests", Shapes.whole()).need("seconds", SECONDS))
            .may(
                    "quota",
                    Shapes.object()
                            .need("model", Shapes.text())
                            .need("tokens", Shapes.whole())
                            .need("seconds", SECONDS));
    private static final ObjectShape OAUTH = Shapes.object()
            .may("expire", Shapes.flag())
            .may("revoke", Shapes.text())
            .may("user_code", Shapes.text())
            .may("account", Shapes.text())
            .may("deny", Shapes.flag());

    private final Rules rules;
    private final Accounts accounts;
    private final OAuthServer oauth;
    private final ReceivedRequests requests;
    private final JsonNode description;

    /// @param description what `GET /sandbox` answers
    public ControlApi(
            Rules rules, Accounts accounts, OAuthServer oauth, ReceivedRequests requests, JsonNode description) {
        this.rules = rules;
        this.accounts = accounts;
        this.oauth = oauth;
        this.requests = requests;
        this.description = description;
    }

    /// @param path below `/sandbox`
    public Answer answer(Call call, String path) {
        try {
            return switch (call.method() + " " + path) {
                case "GET /" -> ok(description);
                case "GET /requests" -> ok(Views.ofRequests(requests.all()));
                case "DELETE /requests" -> {
                    requests.clear();
                    yield ok(Json.object());
                }
                case "GET /rules" -> ok(Views.ofRules(rules.all()));
                case "POST /rules" -> addRule(body(call, RULE));
                case "DELETE /rules" -> {
                    rules.clear();
                    yield ok(Json.object());
                }
                case "GET /accounts" -> ok(Views.ofAccounts(accounts.all()));
                case "POST /oauth" -> changeOAuth(body(call, OAUTH));
                default ->
                    call.method().equals("POST") && path.startsWith("/accounts/")
                            ? changeAccount(path.substring("/accounts/".length()), body(call, ACCOUNT))
                            : error(404, "The sandbox has no " + call.method() + " " + call.path() + ".");
            };
        } catch (MalformedJsonException | ShapeException | ScriptException e) {
            return error(400, String.valueOf(e.getMessage()));
        }
    }

    private static JsonNode body(Call call, Shape shape) {
        var body = Json.parse(call.body());
        shape.check(body, Place.ROOT);
        return body;
    }

    private Answer addRule(JsonNode body) {
        rules.add(new Rule(
                body.get("script").stringValue(),
                body.path("account").stringValueOpt(),
                body.path("path").stringValueOpt(),
                body.path("model").stringValueOpt(),
                body.path("times").intValueOpt()));
        return ok(Views.ofRules(rules.all()));
    }

    private Answer changeAccount(String id, JsonNode body) {
        var account = accounts.get(URLDecoder.decode(id, StandardCharsets.UTF_8));
        if (body.path("unlimited").asBoolean(false)) {
            account.unlimit();
        }
        body.path("disabled").booleanValueOpt().ifPresent(account::disable);
        body.path("tier").stringValueOpt().ifPresent(account::tier);
        Optional.of(body.path("throttle"))
                .filter(JsonNode::isObject)
                .ifPresent(limit -> account.throttle(limit.get("requests").intValue(), seconds(limit)));
        Optional.of(body.path("quota"))
                .filter(JsonNode::isObject)
                .ifPresent(limit -> account.quota(
                        limit.get("model").stringValue(), limit.get("tokens").longValue(), seconds(limit)));
        return ok(Views.ofAccounts(accounts.all()));
    }

    private Answer changeOAuth(JsonNode body) {
        if (body.path("expire").asBoolean(false)) {
            oauth.expireAccessTokens();
        }
        body.path("revoke").stringValueOpt().ifPresent(oauth::revokeAccount);
        var userCode = body.path("user_code").stringValueOpt();
        var account = body.path("account").stringValueOpt();
        var isDecided = userCode.map(
                        code -> account.isPresent() && !body.path("deny").asBoolean(false)
                                ? oauth.allowDevice(code, account.get())
                                : oauth.denyDevice(code))
                .orElse(true);
        return isDecided ? ok(Json.object()) : error(404, "No device waits with this code.");
    }

    private static Duration seconds(JsonNode limit) {
        return Duration.ofMillis(
                limit.get("seconds").decimalValue().movePointRight(3).longValue());
    }

    private static Answer ok(JsonNode body) {
        return Answer.json(200, Json.bytes(body));
    }

    private static Answer error(int status, String message) {
        return Answer.json(status, Json.bytes(Json.object().put("error", message)));
    }
}
