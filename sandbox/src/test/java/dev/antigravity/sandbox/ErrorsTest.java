package dev.antigravity.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Every provider says no in its own form.
class ErrorsTest {
    private static final String ANTHROPIC =
            "{\"model\":\"sandbox-claude-opus\",\"max_tokens\":50,\"messages\":[{\"role\":\"user\",\"content\":\"hi\"}]}";
    private static final String CHAT =
            "{\"model\":\"sandbox-gpt\",\"messages\":[{\"role\":\"user\",\"content\":\"hi\"}]}";
    private static final String GEMINI = "{\"contents\":[{\"parts\":[{\"text\":\"hi\"}]}]}";
    private static final String CLOUD_CODE = "{\"model\":\"sandbox-gemini-pro\",\"request\":" + GEMINI + "}";

    private final TestClock clock = new TestClock();

    @AutoClose
    private final Sandbox sandbox = Sandbox.start(SandboxSettings.defaults().withClock(clock));

    @AutoClose
    private final TestClient client = new TestClient(sandbox);

    @ParameterizedTest
    @CsvSource({
        "400, 400, invalid_request_error",
        "authentication, 401, authentication_error",
        "billing, 402, billing_error",
        "permission, 403, permission_error",
        "not-found, 404, not_found_error",
        "conflict, 409, conflict_error",
        "too-large, 413, request_too_large",
        "rate-limit, 429, rate_limit_error",
        "server, 500, api_error",
        "timeout, 504, timeout_error",
        "overloaded, 529, overloaded_error",
        "503, 503, overloaded_error",
    })
    void anthropic(String fault, int status, String type) {
        sandbox.rules().next("fault " + fault + " message=\"just so\"");

        var reply = client.anthropic(ANTHROPIC);

        assertThat(reply.status()).isEqualTo(status);
        assertThat(reply.json().get("type").asString()).isEqualTo("error");
        assertThat(reply.json().at("/error/type").asString()).isEqualTo(type);
        assertThat(reply.message()).isEqualTo("just so");
        assertThat(reply.header("retry-after")).as("nobody knows").isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "400, 400, invalid_request_error, ''",
        "authentication, 401, invalid_request_error, ''",
        "rate-limit retry-after=2, 429, requests, rate_limit_exceeded",
        "quota retry-after=2, 429, insufficient_quota, insufficient_quota",
        "server, 500, server_error, ''",
        "overloaded, 503, service_unavailable_error, server_is_overloaded",
        "invalid code=context_length_exceeded, 400, invalid_request_error, context_length_exceeded",
    })
    void openAi(String fault, int status, String type, String code) {
        sandbox.rules().next("fault " + fault);

        var reply = client.chat(CHAT);

        assertThat(reply.status()).isEqualTo(status);
        assertThat(reply.json().at("/error/type").asString()).isEqualTo(type);
        assertThat(reply.json().at("/error/code").asString("")).isEqualTo(code);
        assertThat(reply.header("x-request-id")).startsWith("req_sandbox");
        assertThat(reply.header("retry-after")).isEqualTo(fault.startsWith("rate") ? "2" : "");
    }

    @ParameterizedTest
    @CsvSource({
        "400, 400, INVALID_ARGUMENT",
        "401, 401, UNAUTHENTICATED",
        "permission, 403, PERMISSION_DENIED",
        "not-found, 404, NOT_FOUND",
        "quota, 429, RESOURCE_EXHAUSTED",
        "500, 500, INTERNAL",
        "overloaded, 503, UNAVAILABLE",
        "timeout, 504, DEADLINE_EXCEEDED",
    })
    void gemini(String fault, int status, String name) {
        sandbox.rules().next("fault " + fault);

        var reply = client.gemini("sandbox-gemini-pro:generateContent", GEMINI);

        assertThat(reply.status()).isEqualTo(status);
        assertThat(reply.json().at("/error/code").asInt()).isEqualTo(status);
        assertThat(reply.json().at("/error/status").asString()).isEqualTo(name);
    }

    @Test
    void tellsFractionsOfASecondWhereItCan() {
        sandbox.rules().always("fault rate-limit retry-after=0.7");

        var anthropic = client.anthropic(ANTHROPIC);
        assertThat(anthropic.header("retry-after")).isEqualTo("1");
        assertThat(anthropic.header("retry-after-ms")).isEqualTo("700");
        assertThat(client.gemini("sandbox-gemini-pro:generateContent", GEMINI).body())
                .contains("google.rpc.RetryInfo\",\"retryDelay\":\"0.7s\"")
                .contains("google.rpc.QuotaFailure");
        assertThat(client.cloudCode("generateContent", CLOUD_CODE).body())
                .contains("\"reason\":\"RATE_LIMIT_EXCEEDED\"")
                .contains("\"quotaResetDelay\":\"0.7s\"")
                .contains("\"quotaResetTimeStamp\":\"2026-11-20T12:00:00.700Z\"");
    }

    @Test
    void throttlesAnAccountAndNoOther() {
        sandbox.accounts().get("test").throttle(1, Duration.ofSeconds(30));

        var first = client.anthropic(ANTHROPIC);
        assertThat(first.header("anthropic-ratelimit-requests-limit")).isEqualTo("1");
        assertThat(first.header("anthropic-ratelimit-requests-reset")).isEqualTo("2026-11-20T12:00:30Z");
        clock.advance(Duration.ofSeconds(10));
        var second = client.chat(CHAT);
        assertThat(second.status()).isEqualTo(429);
        assertThat(second.header("retry-after")).isEqualTo("20");
        assertThat(client.anthropic(ANTHROPIC, "x-api-key", "sandbox-key-other").status())
                .isEqualTo(200);

        clock.advance(Duration.ofSeconds(20));
        assertThat(client.chat(CHAT).header("x-ratelimit-remaining-requests")).isEqualTo("0");
    }

    @Test
    void showsWhatIsLeftOfAQuotaAndRefusesWhenItIsUsedUp() {
        sandbox.accounts().get("test").quota("sandbox-gemini-pro", 40, Duration.ofHours(5));

        assertThat(fraction()).isEqualTo(1.0);
        assertThat(client.cloudCode("generateContent", CLOUD_CODE).status()).isEqualTo(200);
        assertThat(fraction()).isZero();
        var refused = client.cloudCode("generateContent", CLOUD_CODE);
        assertThat(refused.status()).isEqualTo(429);
        assertThat(refused.body()).contains("\"reason\":\"QUOTA_EXHAUSTED\"", "\"retryDelay\":\"18000s\"");
        assertThat(client.cloudCode("generateContent", CLOUD_CODE.replace("-pro", "-flash"))
                        .status())
                .isEqualTo(200);
    }

    @Test
    void refusesDisabledAccounts() {
        sandbox.accounts().get("test").disable(true);

        assertThat(client.anthropic(ANTHROPIC).json().at("/error/type").asString())
                .isEqualTo("permission_error");
        assertThat(client.cloudCode("generateContent", CLOUD_CODE)
                        .json()
                        .at("/error/status")
                        .asString())
                .isEqualTo("PERMISSION_DENIED");
    }

    @Test
    void turnsStrangersAwayInTheProvidersWords() {
        assertThat(client.anthropic(ANTHROPIC, "x-api-key", "sk-wrong").message())
                .isEqualTo("invalid x-api-key");
        assertThat(client.anthropic(ANTHROPIC, "x-api-key", " ").message()).isEqualTo("x-api-key header is required");
        assertThat(client.chat(CHAT, "authorization", "Bearer sk-wrong")
                        .json()
                        .at("/error/code")
                        .asString())
                .isEqualTo("invalid_api_key");
        var gemini = client.gemini("sandbox-gemini-pro:generateContent", GEMINI, "x-goog-api-key", "wrong");
        assertThat(gemini.status()).isEqualTo(400);
        assertThat(gemini.body()).contains("API_KEY_INVALID");
        assertThat(client.cloudCode("generateContent", CLOUD_CODE, "authorization", "Bearer wrong")
                        .status())
                .isEqualTo(401);
    }

    @Test
    void tellsAnExpiredTokenFromAWrongKey() {
        var token = sandbox.oauth().issue("sandbox-cli", "alice").accessToken();
        assertThat(client.post(
                                "/anthropic/v1/messages",
                                ANTHROPIC,
                                "authorization",
                                "Bearer " + token,
                                "anthropic-version",
                                "2023-06-01")
                        .status())
                .isEqualTo(200);
        clock.advance(Duration.ofHours(2));

        assertThat(client.post(
                                "/anthropic/v1/messages",
                                ANTHROPIC,
                                "authorization",
                                "Bearer " + token,
                                "anthropic-version",
                                "2023-06-01")
                        .message())
                .startsWith("OAuth token has expired.");
    }

    private double fraction() {
        return client.cloudCode("fetchAvailableModels", "{}")
                .json()
                .at("/models/sandbox-gemini-pro/quotaInfo/remainingFraction")
                .asDouble();
    }
}
