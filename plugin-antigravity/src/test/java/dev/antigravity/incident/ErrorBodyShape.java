package dev.antigravity.incident;

import dev.antigravity.chat.Protocol;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

/// What upstreams, and what stands before them, put into the body of an error.
enum ErrorBodyShape {
    /// The protocol's own envelope, with the word that goes with the status.
    OWN,
    /// The envelope of another vendor, as gateways send it.
    OTHERS,
    /// `{"error": "a text"}`.
    STRING,
    /// `{"detail": "a text"}`, as Python's frameworks write it.
    DETAIL,
    /// `{"message": "a text"}`, as API gateways write it.
    MESSAGE,
    /// The own envelope in a list, as Google streams it.
    LISTED,
    /// An envelope of which half is missing.
    CUT,
    EMPTY,
    /// `null`.
    NULL,
    TEXT,
    HTML,
    /// A page that only a browser could pass.
    CHALLENGE,
    /// No text at all.
    BINARY;

    static final List<Integer> STATUSES = List.of(
            400, 401, 402, 403, 404, 405, 406, 407, 408, 409, 410, 411, 413, 414, 415, 416, 417, 418, 421, 422, 423,
            424, 425, 426, 428, 429, 431, 451, 499, 500, 501, 502, 503, 504, 505, 507, 508, 511, 520, 521, 522, 523,
            524, 525, 526, 529, 530, 598, 599);

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    String type() {
        return switch (this) {
            case OWN, OTHERS, STRING, DETAIL, MESSAGE, LISTED, CUT, NULL -> "application/json";
            case EMPTY, TEXT -> "text/plain";
            case HTML, CHALLENGE -> "text/html; charset=utf-8";
            case BINARY -> "application/octet-stream";
        };
    }

    byte[] body(Protocol protocol, int status) {
        return switch (this) {
            case OWN -> bytes(own(protocol, status));
            case OTHERS ->
                bytes(own(
                        protocol == Protocol.ANTHROPIC_MESSAGES ? Protocol.OPENAI_CHAT : Protocol.ANTHROPIC_MESSAGES,
                        status));
            case STRING -> bytes("{\"error\":\"It did not work.\"}");
            case DETAIL -> bytes("{\"detail\":\"It did not work.\"}");
            case MESSAGE -> bytes("{\"message\":\"It did not work.\"}");
            case LISTED -> bytes("[" + own(protocol, status) + "]");
            case CUT -> bytes(own(protocol, status).substring(0, 20));
            case EMPTY -> new byte[0];
            case NULL -> bytes("null");
            case TEXT -> bytes("It did not work.");
            case HTML -> bytes("<html><body><h1>It did not work.</h1></body></html>");
            case CHALLENGE -> bytes("<html><head><title>Just a moment...</title></head></html>");
            case BINARY -> new byte[] {0, (byte) 0xff, (byte) 0xc3, 0x28, 0, 7};
        };
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String own(Protocol protocol, int status) {
        return switch (protocol) {
            case ANTHROPIC_MESSAGES ->
                "{\"type\":\"error\",\"error\":{\"type\":\"%s\",\"message\":\"It did not work.\"}}"
                        .formatted(anthropic(status));
            case OPENAI_CHAT, OPENAI_RESPONSES ->
                "{\"error\":{\"message\":\"It did not work.\",\"type\":\"%s\",\"param\":null,\"code\":null}}"
                        .formatted(openAi(status));
            case GEMINI, CLOUD_CODE ->
                "{\"error\":{\"code\":%d,\"message\":\"It did not work.\",\"status\":\"%s\"}}"
                        .formatted(status, google(status));
        };
    }

    private static String anthropic(int status) {
        return switch (status) {
            case 401 -> "authentication_error";
            case 402 -> "billing_error";
            case 403 -> "permission_error";
            case 404 -> "not_found_error";
            case 409 -> "conflict_error";
            case 413 -> "request_too_large";
            case 429 -> "rate_limit_error";
            case 504 -> "timeout_error";
            case 529 -> "overloaded_error";
            default -> status < 500 ? "invalid_request_error" : "api_error";
        };
    }

    private static String openAi(int status) {
        return switch (status) {
            case 401 -> "authentication_error";
            case 403 -> "permission_error";
            case 429 -> "rate_limit_error";
            default -> status < 500 ? "invalid_request_error" : "server_error";
        };
    }

    private static String google(int status) {
        return switch (status) {
            case 401 -> "UNAUTHENTICATED";
            case 403 -> "PERMISSION_DENIED";
            case 404 -> "NOT_FOUND";
            case 409 -> "ABORTED";
            case 429 -> "RESOURCE_EXHAUSTED";
            case 499 -> "CANCELLED";
            case 501 -> "UNIMPLEMENTED";
            case 503 -> "UNAVAILABLE";
            case 504 -> "DEADLINE_EXCEEDED";
            default -> status < 500 ? "INVALID_ARGUMENT" : "INTERNAL";
        };
    }
}
