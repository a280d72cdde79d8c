package dev.antigravity.sandbox.oauth;

import dev.antigravity.sandbox.http.Answer;
import dev.antigravity.sandbox.http.Call;
import dev.antigravity.sandbox.http.FormFields;
import dev.antigravity.sandbox.http.Headers;
import dev.antigravity.sandbox.json.Json;
import dev.antigravity.sandbox.oauth.TokenStore.Family;
import java.util.Optional;
import java.util.TreeSet;
import tools.jackson.databind.node.ObjectNode;

/// What clients call themselves, without a browser: tokens, device codes, revocation.
final class TokenEndpoint {
    private static final Headers NO_STORE = Headers.of("cache-control", "no-store", "pragma", "no-cache");

    private final ClientAuthentication authentication;
    private final OAuthSettings settings;
    private final CodeStore codes;
    private final DeviceStore devices;
    private final TokenStore tokens;
    private final String issuer;

    TokenEndpoint(OAuthSettings settings, CodeStore codes, DeviceStore devices, TokenStore tokens, String issuer) {
        authentication = new ClientAuthentication(settings);
        this.settings = settings;
        this.codes = codes;
        this.devices = devices;
        this.tokens = tokens;
        this.issuer = issuer;
    }

    Answer token(Call call) {
        return answer(
                call,
                (client, form) -> described(
                        switch (need(form, "grant_type")) {
                            case "authorization_code" -> tokens.issue(redeemed(client, form));
                            case "refresh_token" ->
                                tokens.refresh(
                                        client.id(), need(form, "refresh_token"), client.grantable(form.find("scope")));
                            case "urn:ietf:params:oauth:grant-type:device_code" ->
                                tokens.issue(devices.poll(client.id(), need(form, "device_code")));
                            default ->
                                throw new OAuthException("unsupported_grant_type", "This grant_type is not offered.");
                        }));
    }

    Answer device(Call call) {
        return answer(call, (client, form) -> {
            var begun = devices.begin(client.id(), client.grantable(form.find("scope")));
            if (settings.consent() == Consent.ALLOW) {
                devices.decide(begun.userCode(), form.find("login_hint").or(() -> Optional.of("you@sandbox.example")));
            } else if (settings.consent() == Consent.DENY) {
                devices.decide(begun.userCode(), Optional.empty());
            }
            var page = issuer + "/oauth/device";
            return Json.object()
                    .put("device_code", begun.deviceCode())
                    .put("user_code", begun.userCode())
                    .put("verification_uri", page)
                    .put("verification_uri_complete", page + "?user_code=" + begun.userCode())
                    .put("expires_in", settings.deviceLifetime().toSeconds())
                    .put("interval", settings.pollInterval().toSeconds());
        });
    }

    Answer revoke(Call call) {
        return answer(call, (client, form) -> {
            tokens.revoke(client.id(), need(form, "token"));
            return Json.object();
        });
    }

    private interface Work {
        ObjectNode apply(OAuthClient client, FormFields form);
    }

    private Answer answer(Call call, Work work) {
        try {
            if (!call.headers().first("content-type").orElse("").startsWith("application/x-www-form-urlencoded")) {
                throw new OAuthException("invalid_request", "Send application/x-www-form-urlencoded.");
            }
            var form = call.formFields();
            if (!form.repeated().isEmpty()) {
                throw new OAuthException("invalid_request", "Sent more than once: " + form.repeated());
            }
            var client = authentication.client(call, form);
            return Answer.json(200, NO_STORE, Json.bytes(work.apply(client, form)));
        } catch (OAuthException e) {
            return error(call, e);
        } catch (IllegalArgumentException e) {
            return error(call, new OAuthException("invalid_request", "The form cannot be read."));
        }
    }

    private static Answer error(Call call, OAuthException e) {
        var isClient = e.error().equals("invalid_client");
        var triedBasic = isClient && call.headers().has("authorization");
        var headers = triedBasic ? NO_STORE.and("www-authenticate", "Basic realm=\"sandbox\"") : NO_STORE;
        var body = Json.object().put("error", e.error()).put("error_description", e.description());
        return Answer.json(isClient ? 401 : 400, headers, Json.bytes(body));
    }

    private Family redeemed(OAuthClient client, FormFields form) {
        return codes.redeem(
                need(form, "code"),
                client.id(),
                form.find("redirect_uri"),
                need(form, "code_verifier"),
                tokens::revoke);
    }

    private static ObjectNode described(TokenSet set) {
        return Json.object()
                .put("access_token", set.accessToken())
                .put("token_type", "Bearer")
                .put("expires_in", set.expiresIn().toSeconds())
                .put("refresh_token", set.refreshToken())
                .put("scope", String.join(" ", new TreeSet<>(set.scopes())));
    }

    private static String need(FormFields form, String name) {
        return form.find(name).orElseThrow(() -> new OAuthException("invalid_request", name + " is missing."));
    }
}
