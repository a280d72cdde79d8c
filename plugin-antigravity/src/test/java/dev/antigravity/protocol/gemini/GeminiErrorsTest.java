package dev.antigravity.protocol.gemini;

import static org.assertj.core.api.Assertions.assertThat;

import dev.antigravity.chat.ApiError;
import dev.antigravity.chat.ErrorKind;
import dev.antigravity.json.Json;
import dev.antigravity.json.JsonObject;
import dev.antigravity.testing.Proves;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class GeminiErrorsTest {

    @Proves({"ERR-001", "ERR-002", "ERR-003", "ERR-004", "ERR-005", "ERR-006", "ERR-007", "ERR-008", "ERR-009"})
    @ParameterizedTest
    @CsvSource({
        "INVALID_REQUEST, 400, INVALID_ARGUMENT",
        "AUTHENTICATION, 401, UNAUTHENTICATED",
        "PERMISSION, 403, PERMISSION_DENIED",
        "BILLING, 429, RESOURCE_EXHAUSTED",
        "NOT_FOUND, 404, NOT_FOUND",
        "CONFLICT, 409, ABORTED",
        "TOO_LARGE, 413, INVALID_ARGUMENT",
        "TIMEOUT, 504, DEADLINE_EXCEEDED",
        "RATE_LIMIT, 429, RESOURCE_EXHAUSTED",
        "SERVER, 500, INTERNAL",
        "BAD_GATEWAY, 502, INTERNAL",
        "OVERLOADED, 503, UNAVAILABLE"
    })
    void writesEachKindInGooglesWords(ErrorKind kind, int status, String word) {
        var encoded = GeminiErrors.encode(ApiError.of(kind, "m"));

        assertThat(encoded.status()).isEqualTo(status);
        assertThat(encoded.body())
                .isEqualTo(Json.parse(
                        "{\"error\":{\"code\":%d,\"message\":\"m\",\"status\":\"%s\"}}".formatted(status, word)));
    }

    @ParameterizedTest
    @EnumSource(value = ErrorKind.class, mode = EnumSource.Mode.EXCLUDE, names = "BILLING")
    void readsWhatItWrites(ErrorKind kind) {
        var encoded = GeminiErrors.encode(ApiError.of(kind, "m"));

        var read = GeminiErrors.decode(encoded.status(), Map.of(), Json.bytes(encoded.body()));

        assertThat(read).isEqualTo(ApiError.of(kind, "m"));
    }

    @ParameterizedTest
    @CsvSource({
        "429, RESOURCE_EXHAUSTED, QUOTA_EXHAUSTED, BILLING",
        "429, RESOURCE_EXHAUSTED, RATE_LIMIT_EXCEEDED, RATE_LIMIT",
        "503, UNAVAILABLE, MODEL_CAPACITY_EXHAUSTED, OVERLOADED",
        "400, INVALID_ARGUMENT, API_KEY_INVALID, AUTHENTICATION",
        "400, FAILED_PRECONDITION, SOMETHING, INVALID_REQUEST",
        "499, CANCELLED, '', INVALID_REQUEST",
        "409, ALREADY_EXISTS, '', CONFLICT",
        "501, UNIMPLEMENTED, '', SERVER",
        "403, NEW_WORD, '', PERMISSION"
    })
    void theReasonSaysMoreThanTheWordAndTheWordMoreThanTheStatus(
            int status, String word, String reason, ErrorKind kind) {
        var body = """
                {"error":{"code":%d,"message":"m","status":"%s","details":[{"@type":"other"},7,
                 {"@type":"type.googleapis.com/google.rpc.ErrorInfo","reason":"%s"}]}}""".formatted(status, word, reason);

        assertThat(decode(status, Map.of(), body).kind()).isEqualTo(kind);
    }

    @Proves("ERR-011")
    @ParameterizedTest
    @CsvSource({"0.479s, 1", "37s, 37", "12.4s, 13", "0s, 0", "-1s, ", "soon, ", "1e9s, "})
    void waitsWholeSecondsRoundedUp(String delay, String seconds) {
        var body = """
                {"error":{"message":"m","status":"RESOURCE_EXHAUSTED",
                 "details":[{"@type":"type.googleapis.com/google.rpc.RetryInfo","retryDelay":"%s"}]}}""".formatted(delay);

        assertThat(decode(429, Map.of(), body).retryHints().get("retry-after")).isEqualTo(seconds);
    }

    @Test
    void theHeaderSaysBestWhenToTryAgain() {
        var body = """
                {"error":{"details":[{"@type":"type.googleapis.com/google.rpc.RetryInfo","retryDelay":"9s"}]}}""";

        assertThat(decode(429, Map.of("retry-after", "5"), body).retryHints()).containsEntry("retry-after", "5");
    }

    @Test
    void tellsWhenToTryAgainOnlyInSeconds() {
        assertThat(GeminiErrors.body(retry("7")).toString()).contains("RetryInfo", "\"7s\"");
        assertThat(GeminiErrors.body(retry("Fri, 20 Nov 2026 12:00:00 GMT")).toString())
                .doesNotContain("RetryInfo");
    }

    @Proves("GEN-015")
    @Test
    void namesTheFieldAtFault() {
        var error = ApiError.about("contents[0]", ApiError.Fault.UNSUPPORTED, "contents[0]: no");

        var body = GeminiErrors.body(error).find("error").orElseThrow();

        assertThat(((JsonObject) body).get("details")).isEqualTo(Json.parse("""
                        [{"@type":"type.googleapis.com/google.rpc.BadRequest",
                          "fieldViolations":[{"field":"contents[0]","description":"contents[0]: no"}]}]"""));
    }

    @Proves("ERR-014")
    @Test
    void readsErrorsOfAStreamWithoutAWord() {
        assertThat(GeminiErrors.decodeEvent(Json.parseObject("{\"code\":503,\"message\":\"busy\"}")))
                .isEqualTo(ApiError.of(ErrorKind.OVERLOADED, "busy"));
        assertThat(GeminiErrors.decodeEvent(JsonObject.EMPTY))
                .isEqualTo(ApiError.of(ErrorKind.SERVER, "upstream error"));
    }

    private static ApiError retry(String after) {
        return ApiError.of(ErrorKind.RATE_LIMIT, "m").withRetryHints(Map.of("retry-after", after));
    }

    private static ApiError decode(int status, Map<String, String> headers, String body) {
        return GeminiErrors.decode(status, headers, body.getBytes(StandardCharsets.UTF_8));
    }
}
