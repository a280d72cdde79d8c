package dev.antigravity.sandbox.oauth;

import dev.antigravity.sandbox.http.Answer;
import dev.antigravity.sandbox.http.Call;
import dev.antigravity.sandbox.http.Headers;
import dev.antigravity.sandbox.json.Json;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.random.RandomGenerator;

/// The authorization server: its endpoints, and what a test may do to it from behind. Thread-safe.
public final class OAuthServer {
    private final OAuthSettings settings;
    private final String issuer;
    private final TokenStore tokens;
    private final DeviceStore devices;
    private final AuthorizationEndpoint authorization;
    private final TokenEndpoint token;

    /// @param issuer the address of the server, without a slash at the end
    public OAuthServer(OAuthSettings settings, Clock clock, RandomGenerator random, String issuer) {
        this.settings = settings;
        this.issuer = issuer;
        var tickets = new Tickets(random);
        var codes = new CodeStore(clock, tickets, settings.codeLifetime());
        tokens = new TokenStore(clock, tickets, settings.accessLifetime());
        devices = new DeviceStore(clock, tickets, settings.deviceLifetime(), settings.pollInterval());
        authorization = new AuthorizationEndpoint(settings, codes, tickets, issuer);
        token = new TokenEndpoint(settings, codes, devices, tokens, issuer);
    }

    /// Answers what belongs to this server.
    public Answer answer(Call call) {
        return switch (call.method() + " " + call.path()) {
            case "GET /oauth/authorize" -> authorization.ask(call.queryFields());
            case "POST /oauth/authorize" -> authorization.answer(call);
            case "POST /oauth/token" -> token.token(call);
            case "POST /oauth/device_authorization" -> token.device(call);
            case "POST /oauth/revoke" -> token.revoke(call);
            case "GET /oauth/device" ->
                Pages.device(call.queryFields().find("user_code").orElse(""));
            case "POST /oauth/device" -> decideDevice(call);
            case "GET /oauth/code" -> showCode(call);
            case "GET /oauth/userinfo" -> userInfo(call);
            case "GET /.well-known/oauth-authorization-server" -> Answer.json(200, metadata());
            default -> Pages.message(404, "Not found", "The sandbox's authorization server has nothing here.");
        };
    }

    public TokenCheck check(String accessToken) {
        return tokens.check(accessToken);
    }

    /// Signs an account in without the dance.
    public TokenSet issue(String client, String account) {
        return tokens.issue(new TokenStore.Family(client, account, Set.of()));
    }

    /// Does what a person does on the device page.
    ///
    /// @return false if no device waits with that code
    public boolean allowDevice(String userCode, String account) {
        return devices.decide(userCode, Optional.of(account));
    }

    /// Does what a person does on the device page.
    ///
    /// @return false if no device waits with that code
    public boolean denyDevice(String userCode) {
        return devices.decide(userCode, Optional.empty());
    }

    /// Revokes all tokens of an account, as its owner or the provider might.
    public void revokeAccount(String account) {
        tokens.revokeAccount(account);
    }

    /// Lets every access token be out of date; refresh tokens stay good.
    public void expireAccessTokens() {
        tokens.expireAccessTokens();
    }

    private Answer decideDevice(Call call) {
        var form = call.formFields();
        var account = form.find("account").filter(_ -> form.find("decision").equals(Optional.of("allow")));
        if (!devices.decide(form.find("user_code").orElse(""), account)) {
            return Pages.message(400, "Unknown code", "No device waits with this code. Go back and check it.");
        }
        return account.isPresent()
                ? Pages.message(200, "Allowed", "Your device is signed in. You can close this page.")
                : Pages.message(200, "Denied", "Your device was not signed in. You can close this page.");
    }

    private static Answer showCode(Call call) {
        var query = call.queryFields();
        return query.find("code")
                .map(code -> Pages.code(code, query.find("state").orElse("")))
                .orElseGet(() -> Pages.message(
                        200, "No code", query.find("error_description").orElse("There is no code here.")));
    }

    private Answer userInfo(Call call) {
        var bearer = call.headers().first("authorization").orElse("").replaceFirst("(?i)^bearer +", "");
        if (tokens.check(bearer) instanceof TokenCheck.Valid(var account)) {
            var body = Json.object()
                    .put("sub", "sandbox|" + account)
                    .put("email", account.contains("@") ? account : account + "@sandbox.example")
                    .put("name", account);
            return Answer.json(200, Json.bytes(body));
        }
        var headers = Headers.of("www-authenticate", "Bearer realm=\"sandbox\", error=\"invalid_token\"");
        return Answer.json(401, headers, Json.bytes(Json.object().put("error", "invalid_token")));
    }

    private byte[] metadata() {
        var scopes = new TreeSet<String>();
        settings.clients().forEach(client -> scopes.addAll(client.scopes()));
        var metadata = Json.object()
                .put("issuer", issuer)
                .put("authorization_endpoint", issuer + "/oauth/authorize")
                .put("token_endpoint", issuer + "/oauth/token")
                .put("device_authorization_endpoint", issuer + "/oauth/device_authorization")
                .put("revocation_endpoint", issuer + "/oauth/revoke")
                .put("userinfo_endpoint", issuer + "/oauth/userinfo")
                .put("authorization_response_iss_parameter_supported", true);
        metadata.set("response_types_supported", Json.strings(List.of("code")));
        metadata.set(
                "grant_types_supported",
                Json.strings(List.of(
                        "authorization_code", "refresh_token", "urn:ietf:params:oauth:grant-type:device_code")));
        metadata.set("code_challenge_methods_supported", Json.strings(List.of("S256")));
        metadata.set(
                "token_endpoint_auth_methods_supported",
                Json.strings(List.of("none", "client_secret_basic", "client_secret_post")));
        metadata.set("scopes_supported", Json.strings(scopes));
        return Json.bytes(metadata);
    }
}
