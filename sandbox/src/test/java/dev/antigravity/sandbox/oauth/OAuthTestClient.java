package dev.antigravity.sandbox.oauth;

import dev.antigravity.sandbox.Sandbox;
import dev.antigravity.sandbox.TestClient;
import dev.antigravity.sandbox.http.FormFields;
import java.net.URI;
import java.net.http.HttpRequest;
import java.util.LinkedHashMap;
import java.util.Map;

/// A public client that signs in the way the RFCs say.
final class OAuthTestClient implements AutoCloseable {
    static final String VERIFIER = "a-verifier-that-is-long-enough-to-be-taken-0123456789";
    static final String REDIRECT = "http://127.0.0.1:5555/callback";

    private final TestClient http;

    OAuthTestClient(Sandbox sandbox) {
        http = new TestClient(sandbox);
    }

    /// Fields of an authorization request that is right in all points.
    static Map<String, String> request() {
        var fields = new LinkedHashMap<String, String>();
        fields.put("response_type", "code");
        fields.put("client_id", "sandbox-cli");
        fields.put("redirect_uri", REDIRECT);
        fields.put("code_challenge", CodeStore.challenge(VERIFIER));
        fields.put("code_challenge_method", "S256");
        fields.put("state", "a state & more");
        fields.put("sandbox_consent", "allow");
        fields.put("login_hint", "alice");
        return fields;
    }

    TestClient.Reply authorize(Map<String, String> fields) {
        return http.get("/oauth/authorize?" + FormFields.encode(fields));
    }

    /// The fields of the redirect.
    FormFields redirected(Map<String, String> fields) {
        return redirect(authorize(fields));
    }

    static FormFields redirect(TestClient.Reply reply) {
        return FormFields.parse(URI.create(reply.header("location")).getRawQuery());
    }

    String code() {
        return redirected(request()).find("code").orElseThrow();
    }

    TestClient.Reply exchange(String code) {
        return token(Map.of(
                "grant_type", "authorization_code",
                "client_id", "sandbox-cli",
                "code", code,
                "redirect_uri", REDIRECT,
                "code_verifier", VERIFIER));
    }

    TestClient.Reply refresh(String refreshToken) {
        return token(Map.of("grant_type", "refresh_token", "client_id", "sandbox-cli", "refresh_token", refreshToken));
    }

    TestClient.Reply token(Map<String, String> fields, String... headers) {
        return form("/oauth/token", fields, headers);
    }

    TestClient.Reply form(String path, Map<String, String> fields, String... headers) {
        return http.send(http.request(path, headers)
                .setHeader("content-type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(FormFields.encode(fields))));
    }

    TestClient.Reply get(String path, String... headers) {
        return http.get(path, headers);
    }

    /// Whether an access token opens an API.
    int statusWith(String accessToken) {
        return http.get("/openai/v1/models", "authorization", "Bearer " + accessToken)
                .status();
    }

    @Override
    public void close() {
        http.close();
    }
}
