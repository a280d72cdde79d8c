package dev.antigravity.endpoint;

import dev.antigravity.account.Credential.OAuthTokens;
import dev.antigravity.account.StoredAccount;
import dev.antigravity.account.Tier;
import dev.antigravity.chat.ApiError;
import dev.antigravity.chat.ErrorKind;
import dev.antigravity.json.Json;
import dev.antigravity.json.JsonObject;
import dev.antigravity.json.JsonString;
import dev.antigravity.net.Headers;
import dev.antigravity.oauth.CallbackPage;
import dev.antigravity.oauth.LoginOutcome;
import dev.antigravity.relay.Reply;
import dev.antigravity.secret.Secret;
import dev.antigravity.settings.ProviderSettings;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// Signing in over HTTP, for hosts and pages that have no terminal.
///
/// | request | does |
/// |---|---|
/// | `GET /v1/auth/{provider}/login[?account=NAME][&flow=device]` | begins; a browser is sent on, a program told where
/// |
/// | `GET /v1/auth/{provider}/callback` | where the browser comes back to |
/// | `GET /v1/auth/{provider}/status[?state=STATE]` | how a login stands; without `state` all logins of the provider |
/// | `POST /v1/auth/{provider}` `{"token", "account"?}` | signs in with the token of a web session |
/// | `DELETE /v1/auth/{provider}[?account=NAME]` | gives logins back and forgets them |
final class LoginEndpoint implements Endpoint {
    private static final Pattern PATH =
            Pattern.compile("/v1/auth/([A-Za-z0-9._-]+(?:/[A-Za-z0-9._-]+)?)/(login|callback|status)");
    private static final Pattern PROVIDER = Pattern.compile("/v1/auth/([A-Za-z0-9._-]+(?:/[A-Za-z0-9._-]+)?)");
    private static final String USUAL_ACCOUNT = "main";

    private final HttpLogins logins;

    /// A door that opens for everybody: only a state that nobody can guess gets anything done there.
    static final class Callback implements Endpoint {
        private final HttpLogins logins;

        Callback(HttpLogins logins) {
            this.logins = logins;
        }

        @Override
        public boolean serves(String method, String path) {
            var match = PATH.matcher(path);
            return method.equals("GET") && match.matches() && match.group(2).equals("callback");
        }

        @Override
        public boolean needsKey() {
            return false;
        }

        @Override
        public boolean takesVisitors() {
            return true;
        }

        @Override
        public void serve(HttpInbound request, Reply reply) throws IOException {
            var state = request.queried("state").orElse("");
            var outcome = logins.finish(state, "?" + request.rawQuery());
            var headers = Headers.of(Map.of(
                    "Content-Type", "text/html; charset=utf-8",
                    "Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'",
                    "Referrer-Policy", "no-referrer",
                    "Cache-Control", "no-store"));
            var status = outcome instanceof LoginOutcome.SignedIn ? 200 : 400;
            reply.send(status, headers, CallbackPage.of(outcome).getBytes(StandardCharsets.UTF_8));
        }
    }

    LoginEndpoint(HttpLogins logins) {
        this.logins = logins;
    }

    @Override
    public boolean serves(String method, String path) {
        return switch (method) {
            case "GET" -> PATH.matcher(path).matches();
            case "POST", "DELETE" -> PROVIDER.matcher(path).matches();
            default -> false;
        };
    }

    @Override
    public void serve(HttpInbound request, Reply reply) throws IOException {
        switch (request.method()) {
            case "GET" -> get(request, reply);
            case "POST" -> bySession(request, reply);
            default -> remove(request, reply);
        }
    }

    private void get(HttpInbound request, Reply reply) throws IOException {
        var path = PATH.matcher(request.path());
        if (!path.matches()) {
            throw new IllegalStateException(request.path());
        }
        var provider = logins.provider(path.group(1));
        if (path.group(2).equals("status")) {
            var state = request.queried("state");
            send(reply, 200, state.map(this::status).orElseGet(() -> status(provider)));
        } else if (request.queried("flow").equals(Optional.of("device"))) {
            send(reply, 200, device(provider, request));
        } else {
            code(provider, request, reply);
        }
    }

    private void code(ProviderSettings provider, HttpInbound request, Reply reply) throws IOException {
        var started = logins.startCode(provider, account(request), redirect(provider, request));
        if (request.headers().first("accept").orElse("").contains("text/html")) {
            reply.send(
                    302,
                    Headers.of(Map.of("Location", started.address().toString(), "Cache-Control", "no-store")),
                    new byte[0]);
            return;
        }
        send(
                reply,
                200,
                JsonObject.builder()
                        .put("provider", provider.id())
                        .put("flow", "code")
                        .put("url", started.address().toString())
                        .put("state", started.state())
                        .put("expires", started.expiresAt().toString())
                        .put("status_path", "/v1/auth/" + provider.id() + "/status?state=" + started.state())
                        .build());
    }

    private JsonObject device(ProviderSettings provider, HttpInbound request) {
        var started = logins.startDevice(provider, account(request));
        return JsonObject.builder()
                .put("provider", provider.id())
                .put("flow", "device")
                .put("url", started.page().toString())
                .putIfPresent("direct_url", started.direct().map(URI::toString).map(JsonString::new))
                .put("user_code", started.userCode())
                .put("state", started.state())
                .put("expires", started.expiresAt().toString())
                .put("status_path", "/v1/auth/" + provider.id() + "/status?state=" + started.state())
                .build();
    }

    /// The same address as the client called, by its number: that is what providers take for a loopback redirect.
    private static URI redirect(ProviderSettings provider, HttpInbound request) {
        var host = request.headers().first("host").orElseThrow().replaceFirst("^localhost", "127.0.0.1");
        return URI.create("http://" + host + "/v1/auth/" + provider.id() + "/callback");
    }

    private static String account(HttpInbound request) {
        return request.queried("account").orElse(USUAL_ACCOUNT);
    }

    private JsonObject status(String state) {
        return described(logins.status(state)).put("state", state).build();
    }

    private static JsonObject.Builder described(LoginOutcome outcome) {
        var word = switch (outcome) {
            case LoginOutcome.SignedIn _ -> "signed_in";
            case LoginOutcome.StillWaiting _ -> "waiting";
            case LoginOutcome.NotPending _ -> "unknown";
            case LoginOutcome.Denied _ -> "denied";
            case LoginOutcome.TimedOut _ -> "expired";
            case LoginOutcome.WrongState _, LoginOutcome.Refused _, LoginOutcome.Failed _, LoginOutcome.Cancelled _ ->
                "failed";
        };
        var described = JsonObject.builder().put("status", word).put("message", outcome.message());
        if (outcome instanceof LoginOutcome.SignedIn login) {
            described.put("account", login.provider() + "/" + login.account());
        }
        return described;
    }

    private JsonObject status(ProviderSettings provider) {
        var accounts = logins.accounts(provider).stream().map(this::described).toList();
        return JsonObject.builder()
                .put("provider", provider.id())
                .put(
                        "signed_in",
                        logins.accounts(provider).stream()
                                .anyMatch(stored -> stored.account().enabled()
                                        && logins.signInReason(stored).isEmpty()))
                .put("accounts", accounts)
                .putIfPresent("obstacle", provider.loginRefusal().map(JsonString::new))
                .build();
    }

    private JsonObject described(StoredAccount stored) {
        var account = stored.account();
        var described = JsonObject.builder()
                .put("account", account.id())
                .put("enabled", account.enabled())
                .put("terms", account.terms().word())
                .putIfPresent("sign_in_again", logins.signInReason(stored).map(JsonString::new))
                .putIfPresent(
                        "tier",
                        Optional.ofNullable(account.labels().get(Tier.LABEL)).map(JsonString::new))
                .putIfPresent("project", account.project().map(JsonString::new));
        if (stored.credential() instanceof OAuthTokens tokens) {
            described.putIfPresent("expires", tokens.expiresAt().map(end -> new JsonString(end.toString())));
        }
        return described.build();
    }

    private void bySession(HttpInbound request, Reply reply) throws IOException {
        var provider = logins.provider(providerName(request));
        var body = Json.parseObject(request.body().readAll());
        var token = body.text("token")
                .or(() -> body.text("jwt"))
                .filter(text -> !text.isBlank())
                .orElseThrow(() -> new RefusedException(
                        ApiError.about("token", ApiError.Fault.INVALID, "token: required, the token of the session")));
        var outcome = logins.bySession(provider, body.text("account").orElse(USUAL_ACCOUNT), Secret.of(token));
        send(
                reply,
                outcome instanceof LoginOutcome.SignedIn ? 200 : 400,
                described(outcome).build());
    }

    private void remove(HttpInbound request, Reply reply) throws IOException {
        var provider = logins.provider(providerName(request));
        var name = request.queried("account");
        var removed = logins.remove(provider, name);
        if (removed.isEmpty()) {
            throw new RefusedException(ApiError.of(
                    ErrorKind.NOT_FOUND,
                    "there is no login " + provider.id()
                            + name.map(one -> "/" + one).orElse("")));
        }
        send(
                reply,
                200,
                JsonObject.builder()
                        .put(
                                "removed",
                                removed.stream()
                                        .map(one -> JsonObject.builder()
                                                .put("account", one.account().id())
                                                .put("revoked", one.warning().isEmpty())
                                                .putIfPresent(
                                                        "warning", one.warning().map(JsonString::new))
                                                .build())
                                        .toList())
                        .build());
    }

    private static String providerName(HttpInbound request) {
        var path = PROVIDER.matcher(request.path());
        if (!path.matches()) {
            throw new IllegalStateException(request.path());
        }
        return path.group(1);
    }

    private static void send(Reply reply, int status, JsonObject body) throws IOException {
        var headers = Headers.of(Map.of("Content-Type", "application/json", "Cache-Control", "no-store"));
        reply.send(status, headers, Json.bytes(body));
    }
}
