package dev.antigravity.conformance;

import dev.antigravity.chat.Protocol;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;

/// What an upstream may answer instead of a reply.
enum Fault {
    INVALID(400, "invalid_request_error", "invalid_request_error", "INVALID_ARGUMENT"),
    UNAUTHENTICATED(401, "authentication_error", "invalid_api_key", "UNAUTHENTICATED"),
    UNKNOWN(404, "not_found_error", "model_not_found", "NOT_FOUND"),
    THROTTLED(429, "rate_limit_error", "rate_limit_exceeded", "RESOURCE_EXHAUSTED"),
    BROKEN(500, "api_error", "server_error", "INTERNAL"),
    OVERLOADED(503, "overloaded_error", "overloaded", "UNAVAILABLE");

    static final String MESSAGE = "that did not work";

    private final int status;
    private final String anthropic;
    private final String openai;
    private final String google;

    Fault(int status, String anthropic, String openai, String google) {
        this.status = status;
        this.anthropic = anthropic;
        this.openai = openai;
        this.google = google;
    }

    static Stream<Arguments> everywhere() {
        return Arrays.stream(Protocol.values())
                .flatMap(upstream -> Arrays.stream(values()).map(fault -> Arguments.of(upstream, fault)));
    }

    /// The status with which a protocol says so.
    int status(Protocol protocol) {
        return this == OVERLOADED && protocol == Protocol.ANTHROPIC_MESSAGES ? 529 : status;
    }

    String body(Protocol protocol) {
        return switch (protocol) {
            case ANTHROPIC_MESSAGES ->
                "{\"type\":\"error\",\"error\":{\"type\":\"%s\",\"message\":\"%s\"},\"request_id\":\"req_up\"}"
                        .formatted(anthropic, MESSAGE);
            case OPENAI_CHAT, OPENAI_RESPONSES ->
                "{\"error\":{\"message\":\"%s\",\"type\":\"%s\",\"param\":null,\"code\":\"%s\"}}"
                        .formatted(MESSAGE, anthropic, openai);
            case GEMINI, CLOUD_CODE ->
                "{\"error\":{\"code\":%d,\"message\":\"%s\",\"status\":\"%s\"}}".formatted(status, MESSAGE, google);
        };
    }
}
