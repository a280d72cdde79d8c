package dev.antigravity.sandbox.oauth;

import static org.assertj.core.api.Assertions.assertThat;

import dev.antigravity.sandbox.Sandbox;
import dev.antigravity.sandbox.SandboxSettings;
import dev.antigravity.sandbox.TestClient;
import dev.antigravity.sandbox.TestClock;
import dev.antigravity.sandbox.json.Json;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class DeviceFlowTest {
    private final TestClock clock = new TestClock();

    @AutoClose
    private final Sandbox sandbox = Sandbox.start(SandboxSettings.defaults().withClock(clock));

    @AutoClose
    private final OAuthTestClient client = new OAuthTestClient(sandbox);

    private JsonNode begun = Json.object();

    @BeforeEach
    void begin() {
        begun = client.form("/oauth/device_authorization", Map.of("client_id", "sandbox-cli"))
                .json();
    }

    @Test
    void signsInOnceThePersonHasTypedTheCode() {
        assertThat(begun.get("user_code").asString()).matches("[B-DF-HJ-NP-TV-XZ]{4}-[B-DF-HJ-NP-TV-XZ]{4}");
        assertThat(begun.get("interval").asInt()).isEqualTo(5);
        assertThat(error(poll())).isEqualTo("authorization_pending");

        var typed = begun.get("user_code").asString().toLowerCase(Locale.ROOT).replace("-", "");
        assertThat(client.form("/oauth/device", Map.of("user_code", typed, "account", "carol", "decision", "allow"))
                        .body())
                .contains("signed in");
        clock.advance(Duration.ofSeconds(5));

        var tokens = poll();
        assertThat(tokens.status()).isEqualTo(200);
        assertThat(sandbox.oauth().check(tokens.json().get("access_token").asString()))
                .isEqualTo(new TokenCheck.Valid("carol"));
        clock.advance(Duration.ofSeconds(5));
        assertThat(error(poll())).isEqualTo("invalid_grant");
    }

    @Test
    void slowsDownADeviceThatPollsTooSoon() {
        poll();
        clock.advance(Duration.ofSeconds(4));
        assertThat(error(poll())).isEqualTo("slow_down");
        clock.advance(Duration.ofSeconds(9));
        assertThat(error(poll())).as("the interval has grown to ten seconds").isEqualTo("slow_down");
        clock.advance(Duration.ofSeconds(15));
        assertThat(error(poll())).isEqualTo("authorization_pending");
    }

    @Test
    void saysThatThePersonDenied() {
        assertThat(sandbox.oauth().denyDevice(begun.get("user_code").asString()))
                .isTrue();

        assertThat(error(poll())).isEqualTo("access_denied");
        assertThat(sandbox.oauth().allowDevice(begun.get("user_code").asString(), "carol"))
                .isFalse();
    }

    @Test
    void letsCodesExpire() {
        clock.advance(Duration.ofMinutes(10));

        assertThat(error(poll())).isEqualTo("expired_token");
        assertThat(sandbox.oauth().allowDevice(begun.get("user_code").asString(), "carol"))
                .isFalse();
    }

    @Test
    void needsNobodyWhenTheSandboxAlwaysAllows() {
        try (var open = Sandbox.start(SandboxSettings.defaults().withConsent(Consent.ALLOW));
                var device = new OAuthTestClient(open)) {
            var codes = device.form("/oauth/device_authorization", Map.of("client_id", "sandbox-cli"))
                    .json();

            assertThat(device.token(fields(codes)).status()).isEqualTo(200);
        }
    }

    private TestClient.Reply poll() {
        return client.token(fields(begun));
    }

    private static Map<String, String> fields(JsonNode codes) {
        return Map.of(
                "grant_type", "urn:ietf:params:oauth:grant-type:device_code",
                "client_id", "sandbox-cli",
                "device_code", codes.get("device_code").asString());
    }

    private static String error(TestClient.Reply reply) {
        return reply.json().get("error").asString();
    }
}
